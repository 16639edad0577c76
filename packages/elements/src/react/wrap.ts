import {
  createElement,
  forwardRef,
  useEffect,
  useImperativeHandle,
  useLayoutEffect,
  useRef,
  type ForwardRefExoticComponent,
  type PropsWithoutRef,
  type RefAttributes,
} from 'react';

type Values = Readonly<Record<string, unknown>>;

// Before anything is painted; on a server, where React warns about it, there is nothing to do.
const useEffectAtOnce = typeof document === 'undefined' ? useEffect : useLayoutEffect;

/** Sets what is given; what is given no longer becomes what it was before. */
function setProperties(
  element: HTMLElement,
  names: readonly string[],
  given: Values,
  before: Map<string, unknown>,
) {
  for (const name of names) {
    const value = given[name];
    if (value === undefined && !before.has(name)) continue;
    if (!before.has(name)) before.set(name, Reflect.get(element, name));
    Reflect.set(element, name, value ?? before.get(name));
  }
}

/**
 * An element as a React component, 18 and later: hands on properties as properties, calls a handler per event, and puts
 * everything else on the tag. `@gp-elements/elements/react` has each element of ours so; use this for one that you
 * registered under a prefix of your own.
 *
 * @param properties Names that are set as properties.
 * @param events Name of the event by the name of the handler, such as `{onAppointmentBooked: 'gp-appointment-booked'}`.
 */
export function wrap<Props extends object, Element extends HTMLElement>(
  tag: string,
  properties: readonly string[],
  events: Readonly<Record<string, string>>,
): ForwardRefExoticComponent<PropsWithoutRef<Props> & RefAttributes<Element>> {
  const component = forwardRef<Element, Props>((props, ref) => {
    const given = props as Values;
    const element = useRef<Element>(null);
    const before = useRef(new Map<string, unknown>());
    const latest = useRef(given);
    useImperativeHandle(ref, () => element.current!, []);
    useEffectAtOnce(() => {
      latest.current = given;
      setProperties(element.current!, properties, given, before.current);
    });
    useEffectAtOnce(() => {
      const listening = new AbortController();
      for (const [name, type] of Object.entries(events)) {
        const call = (event: Event) =>
          (latest.current[name] as ((event: Event) => void) | undefined)?.(event);
        element.current!.addEventListener(type, call, {signal: listening.signal});
      }
      return () => listening.abort();
    }, []);

    const rest: Record<string, unknown> = {ref: element, suppressHydrationWarning: true};
    for (const [name, value] of Object.entries(given)) {
      if (properties.includes(name) || name in events) continue;
      // React 18 leaves the names of attributes on custom elements as they are.
      rest[name === 'className' ? 'class' : name] = value;
    }
    return createElement(tag, rest);
  });
  component.displayName = tag;
  return component;
}
