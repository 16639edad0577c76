// The elements' manifest as Storybook's tables can show it: they leave out what has no name, and methods.
import manifest from '../packages/elements/custom-elements.json' with {type: 'json'};

interface Named {
  name: string;
}
interface Declaration {
  slots?: Named[];
  members?: (Named & {kind: string})[];
}

const shown = ({slots = [], members = [], ...rest}: Declaration): Declaration => ({
  ...rest,
  slots: slots.map((slot) => ({...slot, name: slot.name || '(default)'})),
  members: members.map((member) =>
    member.kind === 'method' ? {...member, kind: 'field', name: `${member.name}()`} : member,
  ),
});

export const shownManifest = {
  ...manifest,
  modules: manifest.modules.map((module) => ({
    ...module,
    declarations: (module.declarations as Declaration[]).map(shown),
  })),
};
