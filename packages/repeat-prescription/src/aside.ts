// What no order needs, as a chunk of its own: for whom, what cannot be ordered and why, the choice of a pharmacy, the orders that exist and what becomes of
// them, and that it goes by phone.
import type {MedicationTreatment, RepeatRequest} from '@gp-elements/core';
import {LiveController, type LiveListener} from '@gp-elements/core/live';
import {getRepeatRequest, withdrawRepeatRequest} from '@gp-elements/core/repeat-requests';
import {addStyles} from '@gp-elements/ui';
import {DialogController, dialogStyles} from '@gp-elements/ui/dialog';
import {asideStyles} from './aside.styles.ts';
import type {RepeatController} from './repeat-prescription.controller.ts';
import {RepeatWithdrawnEvent} from './repeat-prescription.events.ts';
import type {ScreenAt} from './repeat-prescription.machine.ts';
import {addTexts} from './repeat-prescription.strings.ts';
import {byPhone, elsewhere} from './screens/by-phone.ts';
import {notNow} from './screens/line-off.ts';
import {lineView, listScreen} from './screens/list.ts';
import {personScreen} from './screens/person.ts';
import {pharmacyScreen} from './screens/pharmacy.ts';
import {faultsSummary, offer} from './screens/seldom.ts';
import {Sending} from './sending.ts';
import {strings} from './strings/nl-aside.ts';

type Withdrawal = Pick<RepeatRequest, 'id' | 'etag'>;

export class Aside {
  readonly r: RepeatController;
  readonly dialog: DialogController;
  readonly withdrawal: Sending<Withdrawal>;
  /** What was withdrawn just now. */
  withdrawn: string | undefined;

  constructor(r: RepeatController) {
    addTexts(strings);
    addStyles(r.host.shadowRoot!, dialogStyles, asideStyles);
    this.r = r;
    this.dialog = new DialogController(r.host);
    this.withdrawal = new Sending(r, {
      action: 'withdraw',
      send: (which, key) => withdrawRepeatRequest(r.shared.client, {...which, key}),
      find: async ({id}) => {
        const request = await getRepeatRequest(r.shared.client, {id});
        return request.lines.every(({state}) => state === 'withdrawn') ? request : undefined;
      },
    });
    new LiveController(r.host, r.provider, this.#heard);
    this.follow();
  }

  /** After the machine moved on. */
  follow(): void {
    const {screen} = this.r.repeat;
    if (screen.at === 'list' && screen.withdrawing) this.dialog.open();
    else {
      this.dialog.close();
      this.withdrawal.reset();
    }
    if (screen.at !== 'list') this.withdrawn = undefined;
  }

  readonly list = (screen: ScreenAt<'list'>): unknown => listScreen(this, screen);
  readonly person = (): unknown => personScreen(this.r);
  readonly pharmacy = (): unknown => pharmacyScreen(this.r);
  readonly elsewhere = (): unknown => elsewhere(this.r);
  readonly byPhone = (): unknown => byPhone(this.r);
  readonly faults = (shown: readonly MedicationTreatment[]): unknown => faultsSummary(this.r, shown);
  readonly cannot = (treatments: readonly MedicationTreatment[]): unknown => notNow(this.r, treatments);
  readonly offer = (): unknown => offer(this.r);
  readonly line = (line: RepeatRequest['lines'][number]): unknown => lineView(this.r, line);

  /** Withdraws the order that the patient was asked about. */
  readonly withdraw = async (): Promise<void> => {
    const {r} = this;
    const {screen} = r.repeat;
    if (screen.at !== 'list' || !screen.withdrawing) return;
    const {id, etag} = screen.withdrawing;
    if (!(await this.withdrawal.send({id, etag}))) return;
    this.withdrawn = id;
    r.send({is: 'keep'});
    r.host.dispatchEvent(new RepeatWithdrawnEvent(id));
  };

  readonly #heard: LiveListener = ({type, resource}) => {
    const {r} = this;
    const {screen, person} = r.repeat;
    if (type === 'practice-changed') r.shared.reload();
    else if (person && (type === 'reset' || /^\/(repeat-requests|medication)/.test(resource ?? ''))) {
      if (screen.at === 'done') void this.#readDone(screen);
      void this.#readList();
    }
  };

  /** A reading that a newer one made void says nothing: what changed is said once. */
  async #readList(): Promise<void> {
    const {r} = this;
    const etags = () => JSON.stringify(r.requests.value?.items.map(({id, etag}) => [id, etag]));
    const before = r.requests.value && etags();
    await r.readAnew();
    // What the person did here was said already.
    if (!before || r.requests.state.state !== 'ready' || etags() === before || this.withdrawn) return;
    if (r.repeat.screen.at === 'list') r.announcer.say(r.strings.t('list.changed'));
  }

  async #readDone({request: known}: ScreenAt<'done'>): Promise<void> {
    const {r} = this;
    // What could not be read is read at the next change, or in the list.
    const request = await getRepeatRequest(r.shared.client, {id: known.id}).catch(() => undefined);
    const {screen} = r.repeat;
    if (!request || screen.at !== 'done' || screen.request.etag === request.etag) return;
    r.send({is: 'changed', request});
    r.announcer.say(r.strings.t('list.changed'));
  }
}

export const create = (r: RepeatController): Aside => new Aside(r);
