import {expect, userEvent, waitFor, within} from 'storybook/test';

/** How long a screen may take to appear. ms. */
const PATIENCE = {timeout: 8000};

const beginsWith = (name: string) =>
  new RegExp(`^${name.replaceAll(/[.*+?^${}()|[\]\\]/g, String.raw`\$&`)}`);

/** Someone who uses the widget of a story: by roles, names and texts, as they would find them on screen. */
export class Patient {
  readonly #canvas: HTMLElement;
  readonly #widget: string;

  constructor(canvas: HTMLElement, widget = 'gp-booking') {
    this.#canvas = canvas;
    this.#widget = widget;
  }

  /** Looked up each time: a story may put another widget in its place. */
  get #root(): HTMLElement {
    const root = this.#canvas.querySelector(this.#widget)?.shadowRoot;
    if (!root) throw new Error(`The story shows no ${this.#widget}.`);
    // The queries need no more than what a shadow root has as well.
    return root as unknown as HTMLElement;
  }

  async #press(role: 'button' | 'gridcell' | 'checkbox' | 'radio', name: string): Promise<void> {
    const [found] = await within(this.#root).findAllByRole(role, {name: beginsWith(name)}, PATIENCE);
    await userEvent.click(found!);
  }

  /** Presses the first button whose name begins so. */
  press(name: string): Promise<void> {
    return this.#press('button', name);
  }

  /** Presses a day of the calendar, such as "vrijdag 27 november". */
  pressDay(name: string): Promise<void> {
    return this.#press('gridcell', name);
  }

  /** Chooses from the list with that label or, where there is none on screen, presses the button. */
  async chooseOrPress(label: string, name: string): Promise<void> {
    const root = within(this.#root);
    const found = await waitFor(() => {
      const [control] = [
        ...root.queryAllByRole('combobox', {name: label}),
        ...root.queryAllByRole('button', {name}),
      ];
      if (!control) throw new Error(`Neither a list “${label}” nor a button “${name}”.`);
      return control;
    }, PATIENCE);
    if (found instanceof HTMLSelectElement) {
      const option = [...found.options].find(({text}) => text === name);
      await userEvent.selectOptions(found, option ? [option] : name);
    } else await userEvent.click(found);
  }

  tick(name: string): Promise<void> {
    return this.#press('checkbox', name);
  }

  /** Chooses one of a few. */
  pick(name: string): Promise<void> {
    return this.#press('radio', name);
  }

  async type(name: string, text: string): Promise<void> {
    const field = await within(this.#root).findByRole('textbox', {name: beginsWith(name)}, PATIENCE);
    await userEvent.type(field, text);
  }

  /** Waits until a text is on screen. */
  async reads(text: string): Promise<void> {
    const screen = () => (this.#root.textContent ?? '').replaceAll(/\s+/g, ' ');
    await waitFor(() => expect(screen()).toContain(text), {
      ...PATIENCE,
      // Without the whole page, which does not say what a shadow root holds.
      onTimeout: () => new Error(`Waited in vain for “${text}” in: ${screen()}`),
    });
  }

  /** Leaves the page and opens it again in the same tab. */
  comesBack(): void {
    this.#canvas.querySelector(this.#widget)?.replaceWith(document.createElement(this.#widget));
  }

  /** From a fresh page to the kinds of appointments. */
  async toKinds(): Promise<void> {
    await this.press('Nee, geen van deze');
  }

  /** From a fresh page to the times of the ordinary kind. */
  async toTimes(): Promise<void> {
    await this.toKinds();
    await this.press('Spreekuur');
    await this.press('Eén klacht');
  }

  /** On to the calendar under the first times. */
  async toCalendar(): Promise<void> {
    await this.toTimes();
    await this.press('Een andere dag kiezen');
  }

  /** On to the details, with a time. */
  async toDetails(): Promise<void> {
    await this.toTimes();
    await this.press('09:00');
    await this.reads('Wat moeten wij weten?');
  }

  /** On to the check, with a reason. */
  async toCheck(): Promise<void> {
    await this.toDetails();
    await this.type('Waar gaat het over?', 'Ik hoest al drie weken.');
    await this.press('Verder');
    await this.reads('Klopt dit?');
  }
}
