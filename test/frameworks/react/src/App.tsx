import '@gp-elements/elements/elements.css';
import {GpBooking, GpProvider, type GpBookingProps} from '@gp-elements/elements/react';
import {useRef, useState, type ComponentRef} from 'react';
import {api, getToken} from './session';

// What must not compile.
export const wrong: GpBookingProps = {
  // @ts-expect-error There is no such view.
  view: 'calendar',
  // @ts-expect-error A level is a number.
  headingLevel: 'two',
  // @ts-expect-error The event carries no reason.
  onAppointmentBooked: (event) => event.reason,
};

export function App() {
  const [booked, setBooked] = useState<string>();
  const booking = useRef<ComponentRef<typeof GpBooking>>(null);
  return (
    <GpProvider api={api} getToken={getToken}>
      <GpBooking
        ref={booking}
        className="widget"
        headingLevel={2}
        onAppointmentBooked={({appointmentId}) => {
          setBooked(`${appointmentId} on level ${booking.current?.headingLevel ?? 'unknown'}`);
        }}
      >
        Bel ons op <a href="tel:0101234567">010 123 45 67</a>.
      </GpBooking>
      <output>{booked}</output>
    </GpProvider>
  );
}
