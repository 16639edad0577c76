import assert from 'node:assert/strict';
import {describe, it} from 'node:test';
import {decode, encode, reduce, type Picture} from './png.ts';

/** A line of pixels of these colors. */
const line = (...colors: readonly number[]): Picture => ({
  width: colors.length,
  height: 1,
  data: Uint8Array.from(colors.flatMap((color) => [color >> 16, (color >> 8) & 255, color & 255, 255])),
});
const colorsOf = ({data}: Picture) =>
  new Set(Array.from({length: data.length / 4}, (_, at) => data.slice(at * 4, at * 4 + 3).join()));

describe('pictures', () => {
  it('of a few colors come back as they were', () => {
    const picture = line(0x000000, 0xffffff, 0x0b5d63, 0xffffff);
    const {width, height, data} = decode(encode(picture));
    assert.deepEqual([width, height], [4, 1]);
    assert.deepEqual(Uint8Array.from(data), picture.data);
  });

  it('of many colors keep the frequent ones, and give each rare one to the most similar', () => {
    const many = Array.from({length: 200}, (_, index) => index * 0x010101);
    const twice = [...many.slice(0, 128), ...many.slice(0, 128)];
    const reduced = reduce(line(...twice, 0xff0000, 0x7f7f80));
    assert.equal(colorsOf(reduced).size, 128);
    assert.deepEqual([...reduced.data.slice(-4, -1)], [0x7f, 0x7f, 0x7f]);
    assert.deepEqual(decode(encode(line(...twice))).data.length, twice.length * 4);
  });
});
