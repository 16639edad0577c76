// Registers the provider and every widget at once, for a page with a bundler. A page without one uses the loader.
import '@gp-elements/core/define';
import '@gp-elements/adoption-report/define';
import '@gp-elements/booking/define';
import '@gp-elements/contact-details/define';
import '@gp-elements/front-door/define';
import '@gp-elements/medication-overview/define';
import '@gp-elements/practice-desk/define';
import '@gp-elements/practice-settings/define';
import '@gp-elements/repeat-prescription/define';
