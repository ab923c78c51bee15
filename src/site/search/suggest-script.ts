// What completes a search box (`form[data-suggest]`) while one types. Pages with it need the policy that lets scripts run.
import { html } from '../../domain/html.js';
import { suggestScriptUrl } from '../assets/assets.js';

export const suggestScript = html`<script type="module" src="${suggestScriptUrl}" data-needs-server></script>
`;
