// Without the components: the tags themselves, which React 19 gives properties and listeners.
import '@gp-elements/elements/define';
import '@gp-elements/elements/elements.css';
import type {} from '@gp-elements/elements/jsx';
import {useState} from 'react';
import {api, getToken} from './session';

// @ts-expect-error There is no such view.
export const wrong = <gp-booking view="calendar" />;

export function Tags() {
  const [booked, setBooked] = useState<string>();
  return (
    <gp-provider api={api} getToken={getToken}>
      <gp-booking
        className="widget"
        heading-level="2"
        ongp-appointment-booked={(event) => {
          setBooked(
            `${event.appointmentId} on level ${event.target instanceof HTMLElement ? event.target.getAttribute('heading-level') : 'unknown'}`,
          );
        }}
      >
        Bel ons op <a href="tel:0101234567">010 123 45 67</a>.
      </gp-booking>
      <output>{booked}</output>
    </gp-provider>
  );
}
