import {
  type AdoptionMonth,
  type AdoptionReport,
  type AdoptionService,
  failureOf,
  formatDay,
  hasCode,
  LoadController,
  localDate,
  ProviderController,
  renderLoadable,
  StringsController,
  valueOf,
} from '@gp-elements/core';
import {
  newKey,
  getAdoptionReport,
  getAdoptionTable,
  putAdoptionMonth,
  type ReportPeriod,
} from '@gp-elements/core/reports';
import {
  button,
  focusHeading,
  heading,
  loadingView,
  nameOf,
  notice,
  renderConnection,
  select,
  stepHeading,
  styles,
} from '@gp-elements/ui';
import {html, LitElement, nothing, type PropertyDeclarations, type TemplateResult} from 'lit';
import {type AdoptionReportKey, adoptionReportStrings} from './adoption-report.strings.ts';
import {adoptionReportStyles} from './adoption-report.styles.ts';
import {chart} from './chart.ts';
import {
  figureOf,
  formatFigure,
  formatMonth,
  monthBefore,
  numberOf,
  type Place,
  typedCount,
} from './figures.ts';

const AGES = ['under-12', '12-17', '18-39', '40-64', '65-79', '80-plus', 'unknown'] as const;
const CHANNELS = ['online', 'desk', 'phone', 'import'] as const;
/** Measures with one number per month: what the chart can show, and the columns of the table. */
const MEASURES = [
  'digital-share',
  'made',
  'user-share',
  'reply-median-hours',
  'reply-within-promise',
  'converted-share',
  'abandoned-share',
  'no-show-share',
  'phone-calls-per-1000',
] as const;
/** What can be compared over stretches of different length: shares and means. */
const COMPARED = [
  'digital-share',
  'made-per-month',
  'converted-share',
  'abandoned-share',
  'no-show-share',
  'phone-calls-per-1000',
] as const;
const PERIODS = [3, 6, 12, 24];

type Message = 'fill.saved' | 'fill.changed' | 'fill.failed' | 'csv.failed';

/**
 * What the digital services bring, for staff: shares, reply times and numbers by month, before and after a service began,
 * by age and by how an appointment was made, with what each figure means. Staff fill in what only the practice knows.
 * Prints as it stands, definitions included.
 *
 * @summary The practice's adoption figures.
 * @slot - Fallback. Shown without scripts and while the practice's gateway cannot be reached.
 * @csspart title - Heading of the report.
 * @csspart heading - Any heading, the one of the report included.
 * @csspart chart - The chart.
 * @csspart table - A table.
 * @csspart definitions - What the figures mean.
 * @csspart field - Label, hint and control of a choice or an entry.
 * @csspart button - Any button.
 * @csspart button-primary - The button that saves.
 * @csspart button-secondary - Any other button.
 * @csspart notice - Any message.
 * @csspart notice-info - A message that is good to know.
 * @csspart notice-warning - A message that asks for attention.
 * @csspart notice-danger - Something went wrong.
 * @csspart loading - What is shown while the report is on its way.
 */
export class GpAdoptionReport extends LitElement {
  // Written out: the decorators cost every page half a kilobyte.
  static override properties: PropertyDeclarations = {
    from: {},
    to: {},
    headingLevel: {type: Number, attribute: 'heading-level'},
  };
  static override styles = [...styles, adoptionReportStyles];

  /** First day of the period, `YYYY-MM-DD`. Default: so many months before `to` as staff choose, 12 at first. */
  from = '';
  /** Last day of the period. Default: today. */
  to = '';
  /** Level of the report's heading, 1 to 4; the others are deeper. Default 2. */
  headingLevel = 2;

  /** @internal */
  readonly provider = new ProviderController(this);
  /** @internal */
  readonly strings = new StringsController<AdoptionReportKey>(this, adoptionReportStrings, this.provider);
  readonly #report = new LoadController<AdoptionReport>(this);
  #months = 12;
  #measure: string = MEASURES[0];
  /** What was asked for last: who, which period, which language. */
  #asked = '';
  #entering: string | undefined;
  #wrong: readonly string[] = [];
  #message: {key: Message; month: string} | undefined;
  #intention: {text: string; key: string} | undefined;
  #isBusy = false;

  /** @internal */
  get text(): StringsController<AdoptionReportKey>['text'] {
    return this.strings.text;
  }

  get #period(): ReportPeriod | undefined {
    const {value} = this.provider;
    const practice = value && valueOf(value.practice);
    if (!practice) return undefined;
    const to = this.to || localDate(value.now(), practice.timeZone);
    // The running month does not stand yet, and often neither does the one before.
    return {from: this.from || `${monthBefore(to.slice(0, 7), this.#months)}-01`, to};
  }

  get #isStaff(): boolean {
    const {value} = this.provider;
    return value?.session.state === 'ready' && value.session.value.scopes?.includes('staff') === true;
  }

  protected override willUpdate(): void {
    const {value} = this.provider;
    const period = this.#period;
    if (!value || !period || !this.#isStaff) return;
    const asked = [period.from, period.to, this.strings.locale].join();
    if (asked === this.#asked) return;
    this.#asked = asked;
    this.#load();
  }

  #load(): void {
    const {client} = this.provider.value!;
    const period = this.#period!;
    void this.#report.run((signal) => getAdoptionReport(client, period, {signal}));
  }

  protected override render(): TemplateResult {
    const {strings} = this;
    return html`<div class="screen" lang=${strings.language} dir=${strings.dir}>
      ${renderConnection(this, () => this.#renderForSession())}
    </div>`;
  }

  #renderForSession(): unknown {
    const {text} = this;
    const {session, signIn} = this.provider.value!;
    const signInButton = button({text: text('sign-in.button'), onClick: () => signIn()});
    const title = stepHeading({text: text('heading'), level: this.headingLevel});
    switch (session.state) {
      case 'signed-out':
        return [title, notice({tone: 'info', body: text('sign-in'), actions: signInButton})];
      case 'expired':
        return [
          title,
          notice({tone: 'warning', body: text('session-ended'), actions: signInButton}),
          this.#report.value ? this.#renderReport(this.#report.value, false) : nothing,
        ];
      case 'ready':
        if (!this.#isStaff) return [title, notice({tone: 'info', body: text('staff-only')})];
        return [title, this.#renderLoaded()];
      case 'failed':
        return [title, this.#renderFailure(session.failure.kind === 'offline', this.provider.value!.reload)];
      case 'idle':
      case 'loading':
        return [title, loadingView(text('loading'))];
    }
  }

  #renderFailure(isOffline: boolean, again: () => void): TemplateResult {
    return notice({
      tone: 'danger',
      body: this.text(isOffline ? 'fail.offline' : 'fail.unexpected'),
      actions: button({text: this.text('again'), onClick: again}),
    });
  }

  #renderLoaded(): unknown {
    return renderLoadable<AdoptionReport, unknown>(this.#report.state, {
      loading: () => loadingView(this.text('loading'), 6),
      empty: null,
      ready: (report) => this.#renderReport(report, true),
      failed: (failure, previous) => [
        hasCode(failure, 'scope-insufficient')
          ? notice({tone: 'info', body: this.text('staff-only')})
          : this.#renderFailure(failure.kind === 'offline', () => this.#load()),
        previous
          ? [notice({tone: 'warning', body: this.text('stale')}), this.#renderReport(previous, true)]
          : nothing,
      ],
    });
  }

  #renderReport(report: AdoptionReport, mayAsk: boolean): unknown {
    const {text, strings} = this;
    const [service] = report.services;
    const level = this.headingLevel + 1;
    return [
      html`<div>
        <p>${text('about', {practice: nameOf(report.practice)})}</p>
        <p>
          ${text('hidden', {most: report.hiddenBelow - 1, word: strings.t('hidden.word'), none: strings.t('none')})}
        </p>
      </div>`,
      mayAsk ? this.#renderControls(report) : nothing,
      !service || service.months.length === 0
        ? html`<p>${text('empty')}</p>`
        : [
            this.#renderChart(report, service, level),
            this.#renderComparison(report, service, level),
            this.#renderMonths(report, service, level),
            this.#renderAges(service, level),
            this.#renderChannels(report, service, level),
          ],
      mayAsk ? this.#renderForm(report, level) : nothing,
      html`<section part="definitions">
        ${heading({text: text('definitions'), level})}
        <dl lang=${report.language === strings.language ? nothing : report.language}>
          ${report.definitions.map(
            ({id, version, name, text: words}) =>
              html`<dt id="is-${id}">${name} <small>${text('version', {version})}</small></dt>
                <dd>${words}</dd>`,
          )}
        </dl>
      </section>`,
    ];
  }

  #renderControls(report: AdoptionReport): TemplateResult {
    const {text, strings} = this;
    return html`<section class="controls">
      <div class="pair">
        ${
          this.from
            ? nothing
            : select({
                id: 'period',
                label: text('period'),
                value: String(this.#months),
                options: PERIODS.map((count) => ({
                  value: String(count),
                  text: strings.t('period.months', {count}),
                })),
                onChange: (value) => {
                  this.#months = Number(value);
                  this.requestUpdate();
                },
              })
        }
        ${select({
          id: 'measure',
          label: text('measure'),
          value: this.#measure,
          options: MEASURES.map((measure) => ({value: measure, text: this.#nameOf(report, measure)})),
          onChange: (value) => {
            this.#measure = value;
            this.requestUpdate();
          },
        })}
      </div>
      <div class="row">
        ${button({text: text('print'), onClick: () => print()})}
        ${button({text: text('csv'), onClick: () => void this.#saveTable()})}
      </div>
      <p role="status" class=${this.#message?.key === 'csv.failed' ? 'error' : 'hidden'}>
        ${this.#message?.key === 'csv.failed' ? text('csv.failed') : nothing}
      </p>
    </section>`;
  }

  #nameOf({definitions}: AdoptionReport, measure: string): string {
    return definitions.find(({id}) => id === measure)?.name ?? measure;
  }

  /** The number in words, or why there is none. */
  #say(
    report: AdoptionReport,
    figures: AdoptionService['period']['figures'],
    measure: string,
    place?: Place,
  ): string {
    const {strings} = this;
    const found = numberOf(figureOf(figures, measure, place));
    if (found === 'hidden') return strings.t('hidden.word');
    if (found === 'none') return strings.t('none');
    const unit = report.definitions.find(({id}) => id === measure)?.unit ?? 'count';
    const value = formatFigure(found, unit, strings.locale);
    return unit === 'hours' ? strings.t('hours', {count: value}) : value;
  }

  #cell(text: string): TemplateResult {
    const {strings} = this;
    const isNo = text === strings.t('hidden.word') || text === strings.t('none');
    return html`<td class=${isNo ? 'no' : nothing}>${text}</td>`;
  }

  #table(
    name: unknown,
    label: string,
    head: readonly unknown[],
    rows: readonly (readonly [unknown, ...string[]])[],
  ) {
    return html`<div class="scroll" role="region" aria-label=${label} tabindex="0">
      <table part="table">
        <caption class="hidden">
          ${name}
        </caption>
        <thead>
          <tr>
            ${head.map((text) => html`<th scope="col">${text}</th>`)}
          </tr>
        </thead>
        <tbody>
          ${rows.map(
            ([first, ...cells]) =>
              html`<tr>
                <th scope="row">${first}</th>
                ${cells.map((cell) => this.#cell(cell))}
              </tr>`,
          )}
        </tbody>
      </table>
    </div>`;
  }

  #renderChart(report: AdoptionReport, service: AdoptionService, level: number): TemplateResult {
    const {strings} = this;
    const name = this.#nameOf(report, this.#measure);
    const numbers = service.months.map(({figures}) => numberOf(figureOf(figures, this.#measure)));
    const isShare = report.definitions.find(({id}) => id === this.#measure)?.unit === 'share';
    const most = isShare ? 1 : Math.max(1, ...numbers.filter((one) => typeof one === 'number'));
    const bars = service.months.map(({month, figures}, place) => {
      const number = numbers[place]!;
      const isStart = service.startedOn?.startsWith(month);
      return {
        name: formatMonth(month, strings.locale) + (isStart ? ` · ${strings.t('chart.start')}` : ''),
        part: typeof number === 'number' ? number / most : undefined,
        text: this.#say(report, figures, this.#measure),
      };
    });
    const values = bars.map((bar) => `${bar.name}: ${bar.text}`).join('; ');
    return html`<section class="chart">
      ${heading({text: strings.t('chart.heading', {measure: name}), level})}
      ${chart(strings.t('chart.about', {values}), bars)}
    </section>`;
  }

  #renderComparison(report: AdoptionReport, service: AdoptionService, level: number): unknown {
    const {text, strings} = this;
    const {startedOn, before, after} = service;
    if (!startedOn || !before?.monthCount || !after?.monthCount) return nothing;
    const name = strings.t('comparison', {
      day: formatDay(startedOn, strings.locale, {weekday: false, year: true}),
    });
    const cell = ({figures, monthCount}: AdoptionService['period'], measure: string): string => {
      const value = this.#say(report, figures, measure);
      const count = figureOf(figures, measure)?.monthCount ?? monthCount;
      return count === monthCount ? value : strings.t('comparison.part', {value, count});
    };
    const isPhoneKnown = [before, after].every(
      ({figures}) => numberOf(figureOf(figures, 'phone-calls-per-1000')) !== 'none',
    );
    return html`<section>
      ${heading({text: name, level})}
      <p>${text('comparison.about')} ${isPhoneKnown ? nothing : text('comparison.phone')}</p>
      ${this.#table(
        name,
        name,
        [
          text('comparison.measure'),
          strings.t('comparison.before', {count: before.monthCount}),
          strings.t('comparison.after', {count: after.monthCount}),
        ],
        COMPARED.map((measure) => [
          this.#nameOf(report, measure),
          cell(before, measure),
          cell(after, measure),
        ]),
      )}
    </section>`;
  }

  #entered(report: AdoptionReport, month: string): AdoptionMonth | undefined {
    return report.months.find((one) => one.month === month);
  }

  #count(count: number | undefined): string {
    return count === undefined ? this.strings.t('none') : formatFigure(count, 'count', this.strings.locale);
  }

  #renderMonths(report: AdoptionReport, service: AdoptionService, level: number): TemplateResult {
    const {text, strings} = this;
    const name = strings.t('months');
    return html`<section class="months">
      ${heading({text: name, level})}
      ${this.#table(
        name,
        name,
        [
          text('month'),
          ...MEASURES.map((measure) => this.#nameOf(report, measure)),
          text('phone-calls'),
          text('registered'),
        ],
        service.months.map(({month, figures}) => [
          formatMonth(month, strings.locale),
          ...MEASURES.map((measure) => this.#say(report, figures, measure)),
          this.#count(this.#entered(report, month)?.phoneCalls),
          this.#count(this.#entered(report, month)?.registeredPatients),
        ]),
      )}
    </section>`;
  }

  #renderAges({period: {figures}}: AdoptionService, level: number): TemplateResult {
    const {text, strings} = this;
    const report = this.#report.value!;
    const name = strings.t('ages');
    return html`<section>
      ${heading({text: name, level})}
      ${this.#table(
        name,
        name,
        [text('age'), text('made.online'), text('made.all'), this.#nameOf(report, 'digital-share')],
        AGES.map((ageBand) => [
          text(`age.${ageBand}`),
          this.#say(report, figures, 'made', {channel: 'online', ageBand}),
          this.#say(report, figures, 'made', {ageBand}),
          this.#say(report, figures, 'digital-share', {ageBand}),
        ]),
      )}
    </section>`;
  }

  #renderChannels(
    report: AdoptionReport,
    {period: {figures}}: AdoptionService,
    level: number,
  ): TemplateResult {
    const {text, strings} = this;
    const name = strings.t('channels');
    const measures = ['made', 'cancelled', 'no-shows', 'no-show-share'];
    const row = (label: unknown, place: Place): [unknown, ...string[]] => [
      label,
      ...measures.map((measure) => this.#say(report, figures, measure, place)),
    ];
    return html`<section>
      ${heading({text: name, level})}
      ${this.#table(
        name,
        name,
        [text('channel'), ...measures.map((measure) => this.#nameOf(report, measure))],
        [...CHANNELS.map((channel) => row(text(`channel.${channel}`), {channel})), row(text('all'), {})],
      )}
    </section>`;
  }

  #renderForm(report: AdoptionReport, level: number): TemplateResult {
    const {text, strings} = this;
    const month = this.#entered(report, this.#entering ?? '') ?? report.months.at(-1);
    if (!month) return html``;
    const message = this.#message;
    return html`<form novalidate @submit=${(event: Event) => void this.#save(event, month)}>
      ${heading({text: text('fill'), level})}
      <p>${text('fill.about')}</p>
      ${select({
        id: 'month',
        label: text('month'),
        value: month.month,
        options: report.months.map((one) => ({
          value: one.month,
          text: formatMonth(one.month, strings.locale),
        })),
        onChange: (value) => {
          this.#entering = value;
          this.#wrong = [];
          this.#message = undefined;
          this.requestUpdate();
        },
      })}
      <div class="pair">
        ${this.#renderEntry('phone-calls', month, month.phoneCalls)}
        ${this.#renderEntry('registered', month, month.registeredPatients)}
      </div>
      <button
        class="button primary"
        part="button button-primary"
        aria-disabled=${this.#isBusy ? 'true' : nothing}
      >
        ${text('fill.save')}
      </button>
      <p
        role="status"
        class=${message?.key.startsWith('fill.') && message.key !== 'fill.saved' ? 'error' : nothing}
      >
        ${
          message?.key.startsWith('fill.')
            ? text(message.key, {month: formatMonth(message.month, strings.locale)})
            : nothing
        }
      </p>
    </form>`;
  }

  #renderEntry(id: 'phone-calls' | 'registered', {month, etag}: AdoptionMonth, count: number | undefined) {
    const {text} = this;
    const isWrong = this.#wrong.includes(id);
    // With another month, or another state of it, comes another field.
    return html`<div class="field" part="field">
      <label for=${id}>${text(id)} <small>${text('fill.optional')}</small></label>
      ${isWrong ? html`<p class="error" id="${id}-error">${text('fill.wrong')}</p>` : nothing}
      ${[
        html`<input
          id=${id}
          inputmode="numeric"
          autocomplete="off"
          data-of=${`${month} ${etag}`}
          .value=${count === undefined ? '' : String(count)}
          aria-invalid=${isWrong ? 'true' : nothing}
          aria-describedby=${isWrong ? `${id}-error` : nothing}
        />`,
      ]}
    </div>`;
  }

  #typed(id: string): number | undefined {
    return typedCount(this.renderRoot.querySelector<HTMLInputElement>(`#${id}`)!.value);
  }

  async #save(event: Event, {month, etag}: AdoptionMonth): Promise<void> {
    event.preventDefault();
    if (this.#isBusy) return;
    const body = {phoneCalls: this.#typed('phone-calls'), registeredPatients: this.#typed('registered')};
    this.#wrong = [
      ...(Number.isNaN(body.phoneCalls) ? ['phone-calls'] : []),
      ...(Number.isNaN(body.registeredPatients) ? ['registered'] : []),
    ];
    this.#message = undefined;
    this.requestUpdate();
    if (this.#wrong.length > 0) {
      await this.updateComplete;
      focusHeading(this.renderRoot, `#${this.#wrong[0]}`);
      return;
    }
    const text = JSON.stringify([month, etag, body]);
    if (this.#intention?.text !== text) this.#intention = {text, key: newKey()};
    this.#isBusy = true;
    let key: Message = 'fill.saved';
    try {
      await putAdoptionMonth(this.provider.value!.client, {key: this.#intention.key, month, etag, ...body});
    } catch (error) {
      key = hasCode(failureOf(error), 'precondition-failed') ? 'fill.changed' : 'fill.failed';
    }
    this.#isBusy = false;
    this.#entering = month;
    this.#message = {key, month};
    if (key !== 'fill.failed') {
      this.#intention = undefined;
      this.#load();
    }
    this.requestUpdate();
  }

  async #saveTable(): Promise<void> {
    this.#message = undefined;
    try {
      const table = await getAdoptionTable(this.provider.value!.client, this.#period!);
      const address = URL.createObjectURL(new Blob([table], {type: 'text/csv'}));
      const link = document.createElement('a');
      link.href = address;
      link.download = `${this.strings.t('csv.name')}.csv`;
      link.click();
      setTimeout(() => URL.revokeObjectURL(address), 30_000);
    } catch {
      this.#message = {key: 'csv.failed', month: ''};
    }
    this.requestUpdate();
  }
}
