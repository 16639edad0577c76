import {expect} from '@open-wc/testing';
import {checkTheme, type ThemePair} from './theme-check.ts';

/** What a page sets for the widgets in it. */
function page(properties: Readonly<Record<string, string>>): HTMLElement {
  const parent = document.createElement('div');
  for (const [name, value] of Object.entries(properties)) parent.style.setProperty(name, value);
  document.body.append(parent);
  return parent;
}

const found = (pairs: readonly ThemePair[], name: string) => {
  const pair = pairs.find((each) => each.pair === name);
  if (pair === undefined) throw new Error(`No pair “${name}”.`);
  return pair;
};
const tooLittle = (pairs: readonly ThemePair[]) =>
  pairs.filter(({isEnough}) => !isEnough).map(({pair}) => pair);

describe('checkTheme', () => {
  let parent: HTMLElement;
  afterEach(() => parent.remove());

  for (const scheme of ['light', 'dark']) {
    it(`finds nothing on a bare ${scheme} page`, () => {
      parent = page({'color-scheme': scheme, 'background-color': 'Canvas'});
      expect(tooLittle(checkTheme(parent))).to.deep.equal([]);
      expect(parent.childElementCount).to.equal(0);
    });
  }

  it('measures as WCAG does', () => {
    parent = page({'--gp-color-text': '#767676', '--gp-color-surface': '#fff'});
    const {pair: _, ...measured} = found(checkTheme(parent), 'text on surface');
    expect(measured).to.deep.equal({
      colors: ['#767676', '#ffffff'],
      ratio: 4.54,
      needed: 4.5,
      isEnough: true,
    });
  });

  it('names the pair that is not enough', () => {
    parent = page({'--gp-color-accent': '#fd0', '--gp-color-on-accent': '#fff'});
    expect(tooLittle(checkTheme(parent))).to.include.members(['on-accent on accent', 'accent on surface']);
  });

  it('an accent that comes without its text still reads', () => {
    for (const accent of ['#fd0', '#00c', '#808080', 'oklch(60% 0.2 20)']) {
      parent = page({'--gp-color-accent': accent});
      expect(found(checkTheme(parent), 'on-accent on accent').isEnough, accent).to.equal(true);
      parent.remove();
    }
  });

  it('sees what the page draws behind a widget that has no background of its own', () => {
    parent = page({'background-color': '#222', 'color-scheme': 'light'});
    expect(tooLittle(checkTheme(parent))).to.deep.equal(['text on the page']);
  });

  it('lays half of a color over what is under it', () => {
    parent = page({'--gp-color-border': 'rgb(0 0 0 / 50%)', '--gp-color-surface': '#fff'});
    expect(found(checkTheme(parent), 'border on surface').colors[0]).to.be.oneOf(['#7f7f7f', '#808080']);
  });

  it('of the two rings around the focus one is enough', () => {
    parent = page({'--gp-color-focus': '#fff', '--gp-color-focus-inverse': '#000'});
    expect(tooLittle(checkTheme(parent))).to.deep.equal([]);
    parent.style.setProperty('--gp-color-focus-inverse', '#fff');
    expect(tooLittle(checkTheme(parent))).to.deep.equal(['focus on surface']);
  });
});
