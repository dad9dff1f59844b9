import { type FakeButton, isParams, type Refusal } from './fake-telegram-world.ts';

const bad = (description: string): Refusal => ({ code: 400, description: `Bad Request: ${description}` });

/** Actions a button may have; exactly one of them. */
const ACTIONS = [
	'callback_data',
	'url',
	'web_app',
	'login_url',
	'switch_inline_query',
	'switch_inline_query_current_chat',
	'switch_inline_query_chosen_chat',
	'copy_text',
	'callback_game',
	'pay',
];
const LOOKS = ['text', 'style', 'icon_custom_emoji_id', 'disabled'];

function readButton(button: unknown, report: (warning: string) => void): FakeButton | Refusal {
	if (!isParams(button) || typeof button['text'] !== 'string')
		return bad('can\'t parse inline keyboard button: Field "text" must be of type String');
	if (button['text'].trim() === '') return bad("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard");
	for (const field of Object.keys(button))
		if (!ACTIONS.includes(field) && !LOOKS.includes(field)) report(`unknown field of a button: ${field}`);
	const actions = ACTIONS.filter((action) => action in button);
	if (actions.length !== 1) return bad("can't parse inline keyboard button: Text buttons are unallowed in the inline keyboard");
	const data = button['callback_data'];
	if (data === undefined) return { text: button['text'], data: '' };
	if (typeof data !== 'string' || Buffer.byteLength(data) < 1 || Buffer.byteLength(data) > 64) return bad('BUTTON_DATA_INVALID');
	return { text: button['text'], data };
}

const isRefusal = (value: FakeButton | Refusal): value is Refusal => 'code' in value;

/** reply_markup → rows of buttons, or the refusal. Only inline keyboards: the desk uses no other. */
export function readKeyboard(markup: unknown, report: (warning: string) => void): { readonly rows: FakeButton[][] } | Refusal {
	if (markup === undefined || markup === null) return { rows: [] };
	if (!isParams(markup)) return bad("can't parse reply keyboard markup JSON object");
	for (const field of Object.keys(markup)) if (field !== 'inline_keyboard') report(`not emulated: reply_markup.${field}`);
	const keyboard = markup['inline_keyboard'];
	if (!Array.isArray(keyboard)) return bad('object expected as reply markup');
	const rows: FakeButton[][] = [];
	for (const row of keyboard) {
		if (!Array.isArray(row)) return bad("can't parse inline keyboard: inline keyboard row must be an Array");
		const buttons: FakeButton[] = [];
		for (const each of row) {
			const button = readButton(each, report);
			if (isRefusal(button)) return button;
			buttons.push(button);
		}
		if (buttons.length > 0) rows.push(buttons);
	}
	return rows.flat().length > 100 ? bad('reply markup is too long') : { rows };
}
