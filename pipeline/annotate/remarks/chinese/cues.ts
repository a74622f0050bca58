/**
 * Chinese verbs of expression.
 *
 * Entries come from the classes of 言说动词 in reference grammars (吕叔湘《现代汉语八百词》, 朱德熙
 * 《语法讲义》) and from the reporting verbs of news and official writing. How a verb takes its content
 * decides its group:
 *
 * - `free`: a clause may follow at once (他说疫情可控);
 * - `clause`: a clause may follow at once, but so may a plain object (强调…的重要性);
 * - `framed`: content follows only behind a comma, a colon or an opening mark (他介绍，…).
 */
export type Running = 'free' | 'clause' | 'framed';

export interface Cue {
  running: Running;
  /** Also a noun (要求, 评论): needs proof that it is a verb here. */
  nominal?: true;
  /** An attitude as much as a saying (希望, 反对): only with a speaker and a framed clause. */
  weak?: true;
  /** Takes words in marks as part of its object: 形容他“…”. */
  marked?: true;
}

const words = (list: string) => list.trim().split(/\s+/);

const FREE = words(`
  称 说 认为 坦言 直言 声称 宣称 扬言 自称 断言 预言 否认 承认 坦承 下令 直陈 裁定 判定 认定 申明 放言 指称 呼吁 主张 证实 坚称 辩称 谎称 妄称 叫嚣
  告诫 叮嘱 嘱咐 劝告 敦促 责令 反驳 驳斥 澄清 宣告 宣示 断定 供认 谎报 扬称 力陈 吩咐 嘱托 央求 恳求 恳请 催促 勒令 寄语 勉励 通知
`);
const CLAUSE = words('透露 披露 表示 指出 强调 提出 重申 宣布 明确 规定 提议 声言');
const FRAMED = words(`
  问 答 讲 云 曰 言 写道 说道 问道 答道 笑道 叹道 喊道 叫道 骂道 赞道 唱道 论道 讲道 说到 讲到 谈到 提到 写到 看到
  谈道 告诉 感慨 感叹 赞叹 慨叹 惊叹 哀叹 讲述 回忆 转述 复述 追问 反问 质问 询问 发问 提问 诘问 追忆
  致辞 致信 发文 发帖 留言 曾言 有言 有云 喊话 放话 喊 念叨 嘟囔 感言 自述 戏言 调侃 打趣 自嘲 自豪 归纳 吐露
  写 唱 念 吼 嚷 骂 劝 叹 夸 辩解 争辩 申辩 辩驳 陈述 供述 倾诉 哭诉 控诉 嘀咕 咕哝 低语 埋怨 数落 训斥 呵斥 揭露 爆料 发声 宣读
  插嘴 搭腔 接话 打断 抢白 喃喃 叹息
  附和 插话 回信 复信 致电 写信 撰文 透漏 报称 呼喊 高呼 疾呼 吟诵 吟唱 抱怨 吐槽 告知 诉说 反映 反馈
`);
const NOMINAL_FREE = words('要求 指示 命令 提示 声明 指控 宣判 建议 警告 提醒 承诺 保证 倡议 批评 指责 号召');
const NOMINAL_FRAMED = words(
  '评价 评论 回应 回答 答复 介绍 报道 报导 总结 批示 预测 估计 讲话 演讲 阐述 阐释 论述 点评 评述 发言 讲解 通报 表态 推测 分析 判断 解释 补充 解读',
);
const MARKED = words('形容 描述 概括 痛斥 嘲讽 讽刺 怒斥 盛赞 夸奖 夸赞 赞誉 点赞 抨击 炮轰 斥责 比喻');
const WEAK = words('相信 坚信 希望 期待 赞赏 欢迎 反对 谴责 深信 期盼 盼望 祝愿 感谢 抗议 质疑 赞扬 称赞 肯定');

const entries = (list: readonly string[], cue: Cue) => list.map((word) => [word, cue] as const);

export const CUES: ReadonlyMap<string, Cue> = new Map<string, Cue>([
  ...entries(FREE, { running: 'free' }),
  ...entries(CLAUSE, { running: 'clause' }),
  ...entries(FRAMED, { running: 'framed' }),
  ...entries(NOMINAL_FREE, { running: 'free', nominal: true }),
  ...entries(NOMINAL_FRAMED, { running: 'framed', nominal: true }),
  ...entries(MARKED, { running: 'framed', marked: true }),
  ...entries(WEAK, { running: 'framed', weak: true }),
]);

/** Verbs that only tell how something is said before 说 or 道 (回忆说, 介绍道). */
export const MANNER = words(`
  举例 回忆 介绍 回应 答复 回复 解释 补充 分析 感慨 评价 评论 强调 回答 报道 透露 笑 哭 哭诉 坦率 感叹 总结 形容 描述 告诉 接着 继续
  表示 指出 转述 反问 追问 坦言 宣布 警告 呼吁 提醒 声明 讲述 激动 哽咽 自豪 动情 坚定 无奈 高兴 平静 严肃 幽默 调侃 打趣
  发文 撰文 发帖 留言 致信 来信 来电 致电 致辞 发言 评述 点评 通报 预测 推测 估计 宣传 抱怨 叹息 自嘲 概括 归纳 连声 齐声 大声
`);

/** Verbs behind a body of figures or facts: evidentials. */
export const EVIDENCE = words(
  '显示 表明 证明 说明 意味着 反映 反映出 揭示 印证 证实 发现 指出 预示着 提示 显示出 折射出 体现出 昭示 可见',
);
/** Of these, verbs that are evidential whatever their source (§9 “never alone”). */
export const ALWAYS_EVIDENCE = new Set(words('显示 表明 证明 意味着 反映 反映出 显示出 预示着 折射出 昭示 揭示 印证'));

/** Heads of an evidential's source. */
export const EVIDENCE_HEAD =
  /(?:数据|事实|实践|调查|研究|统计|结果|指数|指标|记录|资料|证据|迹象|历史|经验|报告|报表|监测|检测|民调|分析|模型|图像|影像|档案|史料|案例|实验|试验|测试|检验|抽样|普查|测算|情况|经历|教训|表现|现实|样本|账目|公报|年报|财报|通报|文献|曲线|行情|信息|日志|录像|监控|画面|排名|榜单|化验|查询|单据|变化|成绩|成就|成效|趋势|材料|评估|考古|遗存|笔录|卫星图|数字)(?:也|均|都|还|又|则|已|已经|再次|一再|充分|清楚地|清晰地|初步|进一步|明确|有力|反复|共同|无可辩驳地|雄辩地|同时|同样|，)*$/;
