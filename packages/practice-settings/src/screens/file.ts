// The settings as one file: kept, or taken from another practice part by part.
import {button, heading} from '@gp-elements/ui';
import {checkbox} from '@gp-elements/ui/fields';
import {html, nothing} from 'lit';
import {changedParts, valueAt} from '../document.ts';
import type {SettingsController} from '../practice-settings.controller.ts';
import type {SettingsKey} from '../practice-settings.strings.ts';
import {idOf} from './fields.ts';

function importView(c: SettingsController, level: number): unknown {
  const {text} = c.strings;
  const found = c.import!;
  const parts = changedParts(c.document, found.document).filter(
    (part) => valueAt(found.document, part) !== undefined,
  );
  return html`<div class="import stack">
    ${heading({text: text('file.differs'), level, isFocusTarget: true})}
    <p>${text('file.choose')}</p>
    <div>
      ${parts.map((part) =>
        checkbox({
          id: idOf(`/import${part}`),
          label: text(`part.${part.slice(part.lastIndexOf('/') + 1)}` as SettingsKey),
          checked: found.chosen.has(part),
          onChange: (isChosen) => c.choosePart(part, isChosen),
        }),
      )}
    </div>
    <div class="row">
      ${button({
        text: text('file.take'),
        kind: 'primary',
        disabled: found.chosen.size === 0,
        onClick: c.takeOver,
      })}
      ${button({text: text('file.leave'), onClick: c.leaveFile})}
    </div>
  </div>`;
}

export function fileView(c: SettingsController, level: number): unknown {
  const {text} = c.strings;
  const chosen = ({target}: Event) => {
    const input = target as HTMLInputElement;
    const [file] = input.files ?? [];
    if (file) void c.readFile(file);
    // The same file can be chosen again.
    input.value = '';
  };
  return html`<p>${text('about.file')}</p>
    ${button({text: text('file.save'), onClick: c.export})}
    <div class="field" part="field">
      <label for="file">${text('file.open')}</label>
      <p class="hint" id="file-hint">${text('file.open-hint')}</p>
      <input
        id="file"
        type="file"
        accept="application/json,.json"
        aria-describedby="file-hint"
        @change=${chosen}
      />
    </div>
    ${c.import ? importView(c, level + 1) : nothing}`;
}
