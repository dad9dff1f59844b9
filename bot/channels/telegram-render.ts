import type { InlineKeyboardButton } from 'grammy/types';
import type { Choice, Outbound } from '../flow/outbound.ts';
import { splitText } from './split-text.ts';

/** Telegram's limit is "4096 characters"; UTF-16 units are the safe reading of it (channels.md G4). */
export const MAX_LENGTH = 4096;
const MAX_CALLBACK_BYTES = 64;
const BUTTONS_PER_ROW = 3;
/** In half-width columns: three labels of seven Chinese characters still fit a phone side by side. */
const SHORT_LABEL = 14;

/** One message as sendMessage takes it. */
export interface TelegramPart {
	readonly text: string;
	/** Rows of buttons; empty = no keyboard. */
	readonly keyboard: readonly (readonly InlineKeyboardButton.CallbackButton[])[];
}

const columns = (label: string): number => [...label].reduce((sum, character) => sum + ((character.codePointAt(0) ?? 0) > 0xff ? 2 : 1), 0);

/** Telegram refuses the whole message for one bad button, so that a text would be lost for it: such a button is left out. */
const isButton = ({ id, label }: Choice): boolean => {
	const bytes = Buffer.byteLength(id);
	return bytes >= 1 && bytes <= MAX_CALLBACK_BYTES && label.trim() !== '';
};

/** Choices → rows of an inline keyboard: up to three short ones side by side, long ones one a row. */
function keyboardOf(choices: readonly Choice[]): TelegramPart['keyboard'] {
	const buttons = choices.filter(isButton).map(({ id, label }) => ({ text: label.toWellFormed().trim(), callback_data: id }));
	const perRow = buttons.some(({ text }) => columns(text) > SHORT_LABEL) ? 1 : BUTTONS_PER_ROW;
	const rows: InlineKeyboardButton.CallbackButton[][] = [];
	for (let i = 0; i < buttons.length; i += perRow) rows.push(buttons.slice(i, i + perRow));
	return rows;
}

/** A message → what is sent in turn, the keyboard under the last part; an empty list when there is no text. Plain text, no parse_mode. */
export function renderTelegram({ text, choices }: Outbound): TelegramPart[] {
	const parts = splitText(text.replaceAll('\u0000', '').toWellFormed(), MAX_LENGTH, 'utf-16');
	return parts.map((part, i) => ({ text: part, keyboard: i === parts.length - 1 ? keyboardOf(choices) : [] }));
}
