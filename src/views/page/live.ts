import { escapeMarkup } from '#base/util/markup';
import type { LiveData } from './data';

/** The tab of what happens on the local server, which the script fills. */
export function livePane({ targets }: LiveData): string {
  const options = targets.map(
    ({ id, name }, index) =>
      `<option value="${index}">${escapeMarkup(`${id.split('.')[0]!} ${name}`)}</option>`,
  );
  return `<div id="live" class="pane" tabindex="0" role="tabpanel" aria-labelledby="tab-live" hidden>
<p id="live-state" role="status">Connecting…</p>
<form id="jump"><label for="by">Clock <output id="ahead">now</output></label><input id="by" value="15m" size="6" autocomplete="off"><button>Jump</button></form>
<h2 class="minor">Send</h2>
<form id="send"><label for="target">To</label><select id="target">${options.join('')}</select>
<label for="send-attribute">An attribute</label><span class="attribute"><input id="send-attribute" placeholder="name" autocomplete="off"><input id="send-value" aria-label="Value of the attribute" placeholder="value" autocomplete="off"></span>
<label for="send-body">Body</label><textarea id="send-body" rows="3" spellcheck="false">{}</textarea><button>Send</button></form>
<div id="consumers"></div>
<h2 class="minor">Queues</h2><table id="queues"><thead><tr><th scope="col">Queue</th><th scope="col">Waiting</th><th scope="col">In flight</th><th scope="col">Oldest</th><th></th></tr></thead><tbody></tbody></table>
<h2 class="minor">Messages</h2><ul id="messages" class="plain"></ul>
</div>`;
}
