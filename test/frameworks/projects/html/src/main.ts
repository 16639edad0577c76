import '@gp-elements/booking/define';

const provider = document.querySelector('gp-provider')!;
provider.api = new URLSearchParams(location.search).get('api') ?? '';
provider.getToken = async () => (await fetch('/session/token')).text();

document.addEventListener('gp-appointment-booked', ({appointmentId}) => {
  const {headingLevel} = document.querySelector('gp-booking')!;
  document.querySelector('output')!.textContent = `${appointmentId} on level ${headingLevel}`;
});
