//! Personal names: what looks like one, and what it is replaced by.

use super::{
    dice::Dice,
    lexicon::Lexicon,
    names::{
        ANYBODY, CYRILLIC, HAN_ANYBODY, HAN_FIRST, HAN_REST, HANGUL_FIRST, HANGUL_REST, HIRAGANA, KATAKANA, LATIN,
    },
};

/// What names are written in.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Script {
    Han,
    Hangul,
    Hiragana,
    Katakana,
    Cyrillic,
    /// Latin, and whatever else has letters.
    Latin,
}

pub(super) fn script(char: char) -> Option<Script> {
    Some(match char {
        '\u{3400}'..='\u{9FFF}' | '\u{20000}'..='\u{3FFFF}' => Script::Han,
        '\u{AC00}'..='\u{D7A3}' => Script::Hangul,
        '\u{3041}'..='\u{309F}' => Script::Hiragana,
        '\u{30A1}'..='\u{30FA}' | 'ー' => Script::Katakana,
        '\u{0400}'..='\u{052F}' => Script::Cyrillic,
        _ if char.is_alphabetic() => Script::Latin,
        _ => return None,
    })
}

/// The runs of one script, and what stands between them.
pub(super) fn runs(text: &str) -> impl Iterator<Item = (Option<Script>, &str)> {
    let mut rest = text;
    std::iter::from_fn(move || {
        let first = script(rest.chars().next()?);
        let end = rest.char_indices().find(|(_, char)| script(*char) != first).map_or(rest.len(), |(at, _)| at);
        let (run, behind) = rest.split_at(end);
        rest = behind;
        Some((first, run))
    })
}

/// The text with every name in it replaced, script by script; what stands for anybody stays.
pub(super) fn replace(text: &str) -> String {
    runs(text).map(|(script, run)| script.map_or_else(|| run.to_owned(), |script| replace_run(script, run))).collect()
}

/// Whether a text holds nothing that would have to be replaced.
pub(super) fn is_made_up(text: &str) -> bool {
    runs(text).all(|(script, run)| script.is_none_or(|script| is_anybodys(script, run)))
}

fn replace_run(script: Script, run: &str) -> String {
    if is_anybodys(script, run) {
        return run.to_owned();
    }
    let of = |first: &[char], rest: &[char]| {
        let mut dice = Dice::of("name", run);
        run.chars().enumerate().map(|(at, _)| dice.pick(if at == 0 { first } else { rest })).collect()
    };
    match script {
        Script::Han => of(HAN_FIRST, HAN_REST),
        Script::Hangul => of(HANGUL_FIRST, HANGUL_REST),
        Script::Hiragana => of(HIRAGANA, HIRAGANA),
        Script::Katakana => of(KATAKANA, KATAKANA),
        Script::Cyrillic => word(run, CYRILLIC, 3),
        Script::Latin => word(run, LATIN, 2),
    }
}

fn is_anybodys(script: Script, run: &str) -> bool {
    let of = |first: &[char], rest: &[char]| {
        run.chars().enumerate().all(|(at, char)| if at == 0 { first.contains(&char) } else { rest.contains(&char) })
    };
    match script {
        Script::Han => of(HAN_FIRST, HAN_REST) || HAN_ANYBODY.is_in(run),
        Script::Hangul => of(HANGUL_FIRST, HANGUL_REST) || run.contains("홍길동"),
        Script::Hiragana => of(HIRAGANA, HIRAGANA),
        Script::Katakana => of(KATAKANA, KATAKANA),
        Script::Cyrillic => is_word(run, CYRILLIC),
        Script::Latin => is_word(run, LATIN),
    }
}

/// Whether a word is of the list or stands for anybody; initials do.
fn is_word(run: &str, list: &[&[&str]]) -> bool {
    let lower = run.to_lowercase();
    run.chars().nth(1).is_none()
        || list.iter().any(|words| words.contains(&&*lower))
        || ANYBODY.has(&lower)
        || ["xx", "test", "demo", "example", "sample", "your"].iter().any(|part| lower.contains(part))
}

/// A word of the list that is as long as `run`, or else the longest, written as it is.
pub(super) fn word(run: &str, list: &[&[&str]], shortest: usize) -> String {
    let length = run.chars().count();
    let words = list[length.saturating_sub(shortest).min(list.len() - 1)];
    let word = Dice::of("name", &run.to_lowercase()).pick(words);
    let upper = |char: char| char.is_uppercase();
    if run.chars().all(upper) {
        word.to_uppercase()
    } else if run.starts_with(upper) {
        let mut chars = word.chars();
        chars.next().into_iter().flat_map(char::to_uppercase).chain(chars).collect()
    } else {
        word.to_owned()
    }
}

/// The Chinese surnames that most people have.
const SURNAMES: &str = "王李张刘陈杨赵黄周吴徐孙胡朱高林何郭马罗梁宋郑谢韩唐冯于董萧程曹袁邓许傅沈曾彭吕苏卢蒋蔡贾丁魏薛叶阎\
    余潘杜戴夏钟汪田任姜范方石姚谭廖邹熊金陆郝孔白崔康毛邱秦江史顾侯邵孟龙万段雷钱汤尹黎易常武乔贺赖龚文庞樊兰殷施陶洪翟安\
    颜倪严牛温芦季俞章鲁葛伍韦申尤毕聂丛焦向柳邢路岳齐沿梅莫庄辛管祝左涂谷祁时舒耿牟卜裴詹关苗凌费纪靳盛童欧甄项曲成游阳\
    喻管冉滕殷花凤凌霍翁牧褚卫骆柯房";

/// Chinese surnames of two characters.
const LONG_SURNAMES: Lexicon = Lexicon("欧阳 司马 上官 诸葛 东方 皇甫 尉迟 公孙 慕容 令狐 宇文 司徒 端木");

/// Words that begin like a name and are none.
const NO_NAMES: Lexicon = Lexicon(
    "\
    高级 金额 方案 成功 程序 关闭 时间 安装 单价 温度 钱包 毛利 任务 应用 计划 项目 石油 车辆 平台 常规 常用 白金 黄金 文件 文本 文章 万元 向导 关联 成员 成交 左侧 路由 路径 安全 金牌 高新 \
    田园 马上 方可 方便 许可 管理 关系 关键 章节 段落 时长 成本 任意 白色 黄色 文字 夏季 阳光 龙头 江南 江苏 江西 石家庄 武汉 沈阳 马来",
);

/// What ends the names of places, offices and things.
const NO_ENDS: &str =
    "省市区县部组店厂司局处科室所院校类型器机卡单表号码费率额价量员商业品路街镇村国项栏库站台网社会队班团";

/// Words of organisations and things, as they are written in names.
const NO_PEOPLE: Lexicon = Lexicon(
    "\
    inc ltd credentials region región default gmbh llc corp co company group team bank university school store \
    shop server service services system systems project application department warehouse cloud cluster network \
    manager engineer office security software technologies solutions docker linux windows ubuntu amazon google \
    microsoft plan type policy role access job task build script report list page file folder channel general \
    library key password private standard basic premium free north south east west and of for to in on with \
    product products order device devices sales marketing",
);

/// Whether a text names an organisation or a thing.
pub(super) fn is_organisation(text: &str) -> bool {
    const PARTS: &[&str] = &[
        "公司", "集团", "有限", "科技", "中心", "银行", "大学", "学校", "部门", "商贸", "工厂", "회사", "株式", "会社",
        "ООО", "ЗАО",
    ];
    PARTS.iter().any(|part| text.contains(part))
        || text.split(|char: char| !char.is_alphanumeric()).any(|word| NO_PEOPLE.has(&word.to_lowercase()))
}

/// Whether a text is written as the full names of people are.
pub(super) fn is_full_name(text: &str) -> bool {
    const LONGEST: usize = 60;
    if text.len() > LONGEST || is_organisation(text) {
        return false;
    }
    let words: Vec<&str> = text.split([' ', '·', '・', '　']).filter(|word| !word.is_empty()).collect();
    let all = |wanted: &[Script]| text.chars().filter_map(script).all(|script| wanted.contains(&script));
    let length = text.chars().count();
    match text.chars().next().and_then(script) {
        Some(Script::Han) if words.len() == 1 => is_chinese(text, length),
        Some(Script::Han | Script::Hiragana | Script::Katakana) => {
            let longest = if all(&[Script::Han]) { 2 } else { 6 };
            let few = words.iter().all(|word| word.chars().count() <= longest);
            words.len() == 2 && few && all(&[Script::Han, Script::Hiragana, Script::Katakana]) && is_plain(text)
        }
        Some(Script::Hangul) => {
            let surname = text.starts_with(|first| "김이박최정강조윤장임한오서신권황안송류전홍".contains(first));
            surname && (2..=4).contains(&length) && all(&[Script::Hangul]) && is_plain(text)
        }
        Some(Script::Latin | Script::Cyrillic) => {
            (2..=4).contains(&words.len()) && words.iter().all(|word| is_capitalised(word)) && is_plain(text)
        }
        None => false,
    }
}

fn is_chinese(text: &str, length: usize) -> bool {
    let long = LONG_SURNAMES.iter().any(|surname| text.starts_with(surname));
    let fits = (2..=3).contains(&length) && text.starts_with(|first| SURNAMES.contains(first));
    (fits || long && (3..=4).contains(&length))
        && text.chars().all(|char| script(char) == Some(Script::Han))
        && !NO_NAMES.iter().any(|word| text.starts_with(word))
        && !text.ends_with(|last| NO_ENDS.contains(last))
}

/// Whether a text has no characters that names do not have.
fn is_plain(text: &str) -> bool {
    text.chars().all(|char| script(char).is_some() || " .-'’·・　".contains(char))
}

fn is_capitalised(word: &str) -> bool {
    let mut chars = word.chars();
    chars.next().is_some_and(char::is_uppercase) && (word.ends_with('.') || chars.any(char::is_lowercase))
}

/// Whether a text is one word as people call themselves on the net, rather than an identifier.
pub(super) fn is_handle(text: &str) -> bool {
    const LENGTHS: std::ops::RangeInclusive<usize> = 2..=40;
    let length = text.chars().count();
    let letters = text.chars().filter(|char| char.is_alphabetic()).count();
    let mixes = text.chars().zip(text.chars().skip(1)).any(|(a, b)| a.is_ascii_digit() && b.is_alphabetic());
    let is_written = text.chars().all(|char| char.is_alphanumeric() || "._-".contains(char));
    LENGTHS.contains(&length) && letters >= 2 && letters * 2 > length && !mixes && is_written
}

/// Whether every word of a text stands for anybody, as in `user_123`.
pub(super) fn is_anybody(text: &str) -> bool {
    let mut words = text.split(|char: char| !char.is_alphabetic()).filter(|word| !word.is_empty()).peekable();
    words.peek().is_some() && words.all(|word| ANYBODY.has(&word.to_lowercase()))
}
