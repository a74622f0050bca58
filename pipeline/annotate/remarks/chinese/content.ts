/** Whether what follows a verb of expression reports something: a clause, not a plain object (§9, §12). */

/** Objects of 表示 that are acts of courtesy or attitudes, not contents. */
const ATTITUDE =
  '感谢|祝贺|慰问|欢迎|哀悼|悼念|敬意|谢意|歉意|歉|遗憾|关切|担忧|担心|忧虑|不满|满意|支持|反对|赞赏|赞同|赞成|同意|理解|认同|肯定|尊重|钦佩|敬佩|愤慨|愤怒|抗议|谴责|震惊|怀疑|异议|疑虑|惋惜|同情|祝愿|问候|诚意|决心|信心|态度|意见|看法|立场|欣慰|高兴|惊讶|乐观|悲观|谨慎|默哀|沉默|忠诚|友好|善意|希望|期待|保留|质疑|不解|不安|不屑|怀念|思念';
/** What may stand before and between them: 表示最衷心的感谢和崇高的敬意. */
const DEGREE =
  '最|由衷|衷心|热烈|诚挚|深切|亲切|高度|强烈|坚决|坚定|严重|极大|极为|非常|十分|充分|深深|深|崇高|真诚|热忱|不同|一定|完全|明确|密切|了|过|出|的|地|和|与|、|以及|及';
const COURTESY = new RegExp(`(${ATTITUDE})|${DEGREE}`, 'y');
const BEHIND_COURTESY = /^(?:$|并|，|后|之[意情]|的)/;
/** An object with one of these as its head is named, not reported. */
const OBJECT_HEAD =
  /(?:的|了|一系列|重要|重大|[0-9一二两三四五六七八九十几]+(?:点|项|条|个|份|种|大))?(?:倡议|重要性|必要性|紧迫性|意义|问题|建议|意见|主张|理念|方案|思路|目标|任务|措施|举措|要求|看法|观点|立场|疑问|质疑|抗议|交涉|申请|诉讼|上诉|概念|计划|规划|构想|设想|战略|口号|理论|原则|方针|论断|命题|挑战|警告|批评|责任|作用|地位|内容|情况|名单|消息|结果|事实|罪行|错误|身份|条件|希望|决心|诚意|方向|路径|办法|方法|精神|贡献|成果|经验|协议|决定|案|书|纲领|标准|辞职|请求|申诉|异议|看法|见解|假说|学说|模型|定理|愿景|蓝图|主权|存在|独立)$/;
/** Behind 的, these make the cue's phrase a modifier of something the sentence goes on about. */
const RELATIVE =
  /的(?:有|占|约|共|人数|比例|呼声|做法|问题|要求|内容|观点|情况|方法|思路|精神|重点|事项|措施|地方|时候|人|话|说法|建议|意见|倡议|主张|理念|原则|目标|任务|同时|背后|基础上|机构|企业|部门|国家|文件|通知|报告)/;
/** Words that only a clause has. */
const SIGN =
  /是|应|存在|要(?!求)|须|需|将|会(?!议|见|谈|晤|场)|能(?!力|源)|可以|可能|不|没|未(?!来)|已|正在|愿|有(?!关|效|力|序)|在|把|被|让|使(?!用|命|馆|领)|必|得以|为(?!了)|就|都|才|仍|还|越来越|请|坚持|坚定|恪守|奉行|遵守|致力|反对|支持(?!者)|加强|推动|推进|继续|全力|切实|确保|尽快|尽可能|无法|难以|值得|属于|成为|取得|完成|实现|达到|超过|增长|下降|减少|上升|来自|进行|严禁|禁止|对.{1,12}(?:进行|负责|采取)|从.{1,8}(?:开始|起)|具有|拥有|同意|拒绝|恢复|启动|成立|停止|暂停|取消|开放|投入|投资|辞去|退出|加入|放弃|撤回|收购|出售|召回|上调|下调|提高|降低|延长|推迟|提前|并无|负责|高度重视|面临|承担|接受|构成|违反|侵犯|源于|有利|有助|有望|有待|有权|有义务|有必要|(?:平稳|顺利|正常|良好|稳定|强劲|充足|充裕|严峻|复杂|明显|突出|不足|有限|广阔|深远|巨大|向好|可控|有序|关键|[^增最]强|很?[高低多少快慢大小])$/;
/** Of these, words that no noun phrase holds, so that even an object's head may follow them. */
const FINITE = /是|应|要(?!求)|须|将|会(?!议|见|谈|晤|场)|不|没|已|正在|可以|并无|愿|必|坚定|奉行|恪守|致力/;

/** What shows, right behind a verb, that it is none, or governs no clause: 强调的, 说中, 要求与. */
const NO_CLAUSE =
  /^(?:的(?!确)|、|和(?![平解谐谈])|与(?!.{1,12}(?:相比|相较|一道|一起|共同|保持|加强))|或(?![将许])|及(?![时早])|者|中(?![国方央小美欧俄日东西部华共考学年间外])|时(?![间任代下])|后(?![续期市])|前(?![0-9一二三四五六七八九十两期沿])|上(?![海市述周月年级半])|下(?![一半周月属个])|之)/;

export function startsPlainObject(word: string, rest: string): boolean {
  if (word !== '表示') return false;
  let isNamed = false;
  COURTESY.lastIndex = 0;
  for (let at = 0; ; at = COURTESY.lastIndex) {
    const found = COURTESY.exec(rest);
    if (!found) return isNamed && BEHIND_COURTESY.test(rest.slice(at));
    if (found[1] !== undefined) isNamed = true;
  }
}

/** `rest` runs from the cue to the end of its clause; `isLast` if nothing more follows in the sentence. */
export function readsAsClause(word: string, running: 'free' | 'clause' | 'framed', rest: string): boolean {
  const text = rest.replace(/^[了过着]/, '');
  if (text.length < 2 || NO_CLAUSE.test(rest)) return false;
  if (/^[了过着]/.test(rest) && word !== '表示') return false;
  const sign = SIGN.exec(text);
  const relative = RELATIVE.exec(text);
  if (relative && (!sign || sign.index > relative.index) && running !== 'free') return false;
  if (relative && /^的(?:话|时候|人|同时)/.test(relative[0])) return false;
  if (running === 'clause') {
    if (OBJECT_HEAD.test(text) && !FINITE.test(text)) return false;
    return sign !== null || text.length >= (word === '表示' ? 4 : 99);
  }
  if (/^(?:说|认为|坦言|直言)$/.test(word)) return text.length >= 2;
  return !(OBJECT_HEAD.test(text) && !sign) && text.length >= 3;
}
