import {choiceCard, choices, nameOf, notice} from '@gp-elements/ui';
import {html, type TemplateResult} from 'lit';
import type {RepeatController} from '../repeat-prescription.controller.ts';
import {title} from './view.ts';

/** For whom; only asked where there is a choice. */
export function personScreen(r: RepeatController): TemplateResult {
  const {text, session, repeat} = r;
  const {subjects} = session!;
  return html`${title(r, 'person.heading')}
  ${
    subjects.length
      ? choices(
          r.strings.t('person.heading'),
          subjects.map((person) =>
            choiceCard({
              title: nameOf(person.name),
              text:
                person.relation === 'self' || person.relation === 'child'
                  ? text(`person.${person.relation}`)
                  : undefined,
              icon: 'person',
              isChosen: repeat.person?.id === person.id || undefined,
              onChoose: () => r.send({is: 'person', person}),
            }),
          ),
        )
      : notice({tone: 'info', body: text('person.none')})
  }`;
}
