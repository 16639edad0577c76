import '@gp-elements/elements/define';
import '@gp-elements/elements/elements.css';
import {mount} from 'svelte';
import App from './App.svelte';

mount(App, {target: document.getElementById('root')!});
