// What the gateway's own pages (/pages/…) need to know who is signed in to the demonstration: see GP_SIGN_IN_SCRIPT. The
// token comes from this origin and stays in memory; it never stands in an address.
import {currentPerson, tokensFor} from './sessie.js';

const personId = currentPerson();
const provider = document.querySelector('gp-provider');
if (provider && personId) provider.getToken = tokensFor(personId);
