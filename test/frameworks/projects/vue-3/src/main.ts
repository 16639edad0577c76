import '@gp-elements/elements/define';
import '@gp-elements/elements/elements.css';
import {createApp} from 'vue';
import App from './App.vue';

createApp(App).mount('#app');
