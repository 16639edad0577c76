// The one script that a page needs: loads each widget, and the provider with it, when its tag is on the page.
import {start} from './loader-start.ts';

start(import.meta.url);
