import {
  ProviderController,
  StringsController,
  addDays,
  daysFrom,
  defineElement,
  defineStrings,
  type LocalDate,
  type TimeSlotDay,
} from '@gp-elements/core';
import {expect} from '@open-wc/testing';
import {emulateMedia, sendKeys} from '@web/test-runner-commands';
import {LitElement, css, html, type TemplateResult} from 'lit';
import {CalendarGridController, calendarStyles} from './calendar-grid.ts';
import {strings} from './strings/nl.ts';
import {styles} from './styles.ts';

/** A Wednesday. */
const today = '2026-11-25';
/** Free on weekdays, except on one that is closed and one that is full. */
const free: TimeSlotDay[] = daysFrom(today, 42).map((date, index) => ({
  date,
  freeCount:
    index === 1 || index === 6 || new Date(`${date}T00:00Z`).getUTCDay() % 6 === 0 ? 0 : (index % 3) + 1,
  ...(index === 6 && {closed: {reason: 'Studiedag'}}),
}));

class GpGrid extends LitElement {
  static override styles = [
    ...styles,
    calendarStyles,
    // Of the page around the grid: WebKitGTK's own buttons cannot be read in the dark.
    css`
      #before,
      #after {
        background: Canvas;
        color: CanvasText;
      }
    `,
  ];
  readonly strings = new StringsController(this, defineStrings(strings, {}), new ProviderController(this));
  readonly calendar = new CalendarGridController(this);
  days: TimeSlotDay[] | undefined = free;
  selected: LocalDate | undefined;
  readonly chosen: LocalDate[] = [];
  readonly pages: string[] = [];

  readonly select = (date: LocalDate): void => {
    this.selected = date;
    this.chosen.push(date);
    this.requestUpdate();
  };

  protected override render(): TemplateResult {
    return html`<button id="before">voor</button>
      ${this.calendar.render({
        id: 'calendar',
        today,
        last: '2027-01-06',
        days: this.days,
        selected: this.selected,
        locale: 'nl',
        t: this.strings.t,
        onSelect: this.select,
        onPage: (from, to) => this.pages.push(`${from} ${to}`),
      })}
      <button id="after">na</button>`;
  }
}
defineElement('gp-grid', GpGrid);

let grid: GpGrid;
const root = () => grid.shadowRoot ?? expect.fail('not drawn');
const cells = () => [...root().querySelectorAll<HTMLElement>('td')];
const cell = (date: LocalDate) => cells().find((each) => each.dataset['date'] === date) ?? expect.fail(date);
const focused = () =>
  (root().activeElement as HTMLElement | null)?.dataset['date'] ?? root().activeElement?.id;
const press = async (...keys: string[]) => {
  for (const key of keys) await sendKeys({press: key});
  await grid.updateComplete;
};

beforeEach(async () => {
  // Axe takes a page without a background for white, whatever its color-scheme.
  document.body.style.background = 'Canvas';
  // Without a provider the grid still has its texts; the message about it is not what is tried here.
  grid = document.createElement('gp-grid') as GpGrid;
  document.body.append(grid);
  await grid.updateComplete;
});
afterEach(async () => {
  grid.remove();
  document.documentElement.removeAttribute('dir');
  document.documentElement.style.colorScheme = '';
  await emulateMedia({colorScheme: 'light', forcedColors: 'none'});
});

describe('the calendar grid', () => {
  it('begins with the week of today, Monday first, and shows five weeks', () => {
    expect(cells().length).to.equal(35);
    expect(cells()[0]?.dataset['date']).to.equal('2026-11-23');
    const heads = [...root().querySelectorAll('th')];
    expect(heads.map((head) => head.abbr).join()).to.equal(
      'maandag,dinsdag,woensdag,donderdag,vrijdag,zaterdag,zondag',
    );
    expect(heads.map((head) => head.textContent.trim()).join()).to.equal('ma,di,wo,do,vr,za,zo');
  });

  it('says each day in full, with what is free or why nothing is', () => {
    const names: Record<LocalDate, string> = {
      '2026-11-24': 'dinsdag 24 november, voorbij',
      '2026-11-25': 'woensdag 25 november, 1 vrije tijd',
      '2026-11-26': 'donderdag 26 november, geen vrije tijden',
      '2026-11-27': 'vrijdag 27 november, 3 vrije tijden',
      '2026-12-01': 'dinsdag 1 december, praktijk dicht: Studiedag',
    };
    for (const [date, name] of Object.entries(names)) expect(cell(date).ariaLabel).to.equal(name);
    expect(cell(today).getAttribute('aria-current')).to.equal('date');
    expect(cell('2026-11-26').ariaDisabled).to.equal('true');
    expect(cell('2026-11-27').ariaDisabled).to.equal(null);
    expect(
      root()
        .querySelector('b')
        ?.textContent?.replace(/\s*–\s*/, '–'),
    ).to.equal('nov–dec 2026');
  });

  it('does not call a day full that is not known yet', async () => {
    grid.days = undefined;
    grid.requestUpdate();
    await grid.updateComplete;
    expect(cell(today).ariaLabel).to.equal('woensdag 25 november, wordt opgehaald');
  });

  it('has one tab stop, and Tab leaves it', async () => {
    expect(cells().filter((each) => each.tabIndex === 0).length).to.equal(1);
    root().querySelector<HTMLElement>('#before')?.focus();
    await press('Tab', 'Tab', 'Tab');
    expect(focused()).to.equal(today);
    await press('Tab');
    expect(focused()).to.equal('after');
    await press('Shift+Tab');
    expect(focused()).to.equal(today);
  });

  it('moves by arrows, Home and End, also over days without free times', async () => {
    cell(today).focus();
    await press('ArrowRight');
    expect(focused()).to.equal('2026-11-26');
    await press('ArrowDown');
    expect(focused()).to.equal('2026-12-03');
    await press('Home');
    expect(focused()).to.equal('2026-11-30');
    await press('End');
    expect(focused()).to.equal('2026-12-06');
    await press('ArrowUp', 'ArrowLeft');
    expect(focused()).to.equal('2026-11-28');
    expect(cells().filter((each) => each.tabIndex === 0).length).to.equal(1);
  });

  it('turns the page where a key leads off it, and stops at both ends', async () => {
    cell(today).focus();
    await press('PageDown');
    expect(focused()).to.equal('2026-12-30');
    expect(cells()[0]?.dataset['date']).to.equal('2026-12-28');
    expect(cell('2027-01-07').ariaLabel).to.equal('donderdag 7 januari 2027, nog niet te kiezen');
    await press('PageDown');
    expect(focused()).to.equal('2027-01-10');
    await press('ArrowUp', 'ArrowUp');
    expect(focused()).to.equal('2026-12-27');
    expect(cells()[0]?.dataset['date']).to.equal('2026-11-23');
    await press('PageUp');
    expect(focused()).to.equal('2026-11-23');
    await press('ArrowLeft');
    expect(focused()).to.equal('2026-11-23');
    expect(grid.pages).to.deep.equal(['2026-12-28 2027-01-06', '2026-11-25 2026-12-27']);
  });

  it('chooses with Enter, Space and a click, but only a day with free times', async () => {
    cell(today).focus();
    await press('Enter', 'ArrowRight', 'Space', 'ArrowRight', 'Space');
    cell('2026-11-28').click();
    cell('2026-11-30').click();
    await grid.updateComplete;
    expect(grid.chosen).to.deep.equal([today, '2026-11-27', '2026-11-30']);
    expect(
      cells()
        .filter((each) => each.ariaSelected === 'true')
        .map((each) => each.dataset['date']),
    ).to.deep.equal(['2026-11-30']);
    expect(cell('2026-11-30').tabIndex).to.equal(0);
  });

  it('buttons turn the page and keep the focus at the end', async () => {
    const [earlier, later] = [...root().querySelectorAll('button.quiet')] as HTMLButtonElement[];
    expect(earlier?.ariaDisabled).to.equal('true');
    earlier?.click();
    later?.focus();
    await press('Enter');
    expect(cells()[0]?.dataset['date']).to.equal('2026-12-28');
    expect(later?.ariaDisabled).to.equal('true');
    expect(root().activeElement).to.equal(later);
    await press('Enter');
    expect(cells()[0]?.dataset['date']).to.equal('2026-12-28');
  });

  it('keeps the keys of the browser', async () => {
    cell(today).focus();
    await press('Control+ArrowRight');
    expect(focused()).to.equal(today);
  });

  it('follows the direction of the page', async () => {
    document.documentElement.dir = 'rtl';
    cell(today).focus();
    await press('ArrowLeft');
    expect(focused()).to.equal(addDays(today, 1));
  });

  for (const colorScheme of ['light', 'dark'] as const) {
    it(`has nothing that axe finds, ${colorScheme}`, async () => {
      document.documentElement.style.colorScheme = colorScheme;
      grid.selected = '2026-11-27';
      grid.requestUpdate();
      await grid.updateComplete;
      await expect(grid).to.be.accessible();
    });
  }

  it('shows what is chosen where colours are the reader’s', async () => {
    await emulateMedia({forcedColors: 'active'});
    grid.selected = '2026-11-27';
    grid.requestUpdate();
    await grid.updateComplete;
    expect(getComputedStyle(cell('2026-11-27')).outlineStyle).to.equal('solid');
    expect(getComputedStyle(cell('2026-11-30')).outlineStyle).to.equal('none');
  });
});
