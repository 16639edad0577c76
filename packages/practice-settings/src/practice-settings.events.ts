/** The gateway took a change of the settings that was made here. Carries its number only: any script can listen. */
export class SettingsSavedEvent extends Event {
  static readonly type = 'gp-settings-saved';
  /** The contract's revision that the change made. */
  readonly revision: number;
  constructor(revision: number) {
    super(SettingsSavedEvent.type, {bubbles: true, composed: true});
    this.revision = revision;
  }
}

declare global {
  interface GlobalEventHandlersEventMap {
    [SettingsSavedEvent.type]: SettingsSavedEvent;
  }
}
