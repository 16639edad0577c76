import {StrictMode} from 'react';
import {createRoot} from 'react-dom/client';
import {App} from './App';
import {Tags} from './Tags';

const isTags = new URLSearchParams(location.search).has('tags');

createRoot(document.getElementById('root')!).render(<StrictMode>{isTags ? <Tags /> : <App />}</StrictMode>);
