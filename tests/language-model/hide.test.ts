import { describe, expect, it } from 'vitest';
import { hideNames, putBack } from '../../bot/language-model/hide.ts';
import { personalIn } from '../../bot/language-model/personal.ts';
import { unitRows } from '../../db/seed/district.ts';

const hide = (text: string, own: readonly string[] = []) => hideNames(text, personalIn(text, { units: unitRows, own }));

describe('what names or reaches somebody is taken out', () => {
	it.each([
		[
			'我妈一个人在家，想找人打扫一下卫生，周六上午，住在聂耳社区3幢2单元501，电话13800138001，张奶奶',
			'我妈一个人在家，想找人打扫一下卫生，周六上午，住在⟦UNIT1⟧⟦ADDRESS1⟧，电话⟦NUMBER1⟧，⟦NAME1⟧',
		],
		['我叫王建国，身份证530402194001011234，电话幺三八 零零幺三 八零零零', '我叫⟦NAME1⟧，身份证⟦NUMBER1⟧，电话⟦PHONE1⟧'],
		['家住言和街道龙马路18号，李师傅帮我修过，李师傅很好', '家住⟦ADDRESS1⟧，⟦NAME1⟧帮我修过，⟦NAME1⟧很好'],
		['老李家灯坏了，六楼的王大妈家也坏了', '⟦NAME1⟧家灯坏了，⟦ADDRESS1⟧的⟦NAME2⟧家也坏了'],
		['微信号 abc_12345，邮箱 zhang.san@example.com', '⟦CONTACT1⟧，邮箱 ⟦CONTACT2⟧'],
		['张先生的车云F12345挡路', '⟦NAME1⟧的车⟦NUMBER1⟧挡路'],
		['取消1123-037，座机0877-2021234', '取消⟦NUMBER1⟧，座机⟦NUMBER2⟧'],
		['張奶奶住聶耳社區，電話１３８００１３８０００', '⟦NAME1⟧住⟦UNIT1⟧，電話⟦NUMBER1⟧'],
		["my name is Tom Baker, I live in Room 201, Unit 3, 18 Nie'er Road", 'my name is ⟦NAME1⟧, I live in ⟦ADDRESS1⟧'],
		['Mrs. Wang needs a haircut', '⟦NAME1⟧ needs a haircut'],
	])('%s', (text, shown) => {
		const hidden = hide(text);
		expect(hidden.text).toBe(shown);
		expect(putBack(hidden.text, hidden)).toBe(text);
	});

	it.each(['我奶奶85岁，高龄老人走不动', '三年级的作业，明天下午3点', '想找人修一下灯', '血压120怎么办'])('nothing in %s', (text) => {
		expect(hide(text).text).toBe(text);
	});

	it('nor what the desk knows of the writer', () => {
		expect(hide('桂芬在家，灯坏了', ['桂芬', ''])).toMatchObject({ text: '⟦NAME1⟧在家，灯坏了' });
	});

	it('placeholders that somebody wrote stand for nothing', () => {
		const hidden = hide('⟦NAME1⟧，我叫王建国');
		expect(hidden.text).toBe(' NAME1 ，我叫⟦NAME1⟧');
		expect(putBack('⟦NAME1⟧ ⟦NAME9⟧', hidden)).toBe('王建国 ⟦NAME9⟧');
	});
});
