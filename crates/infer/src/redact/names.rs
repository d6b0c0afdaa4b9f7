//! Names that nobody has to mind: what personal names are replaced by.
//!
//! The lists are closed, so that what came out of them is known again and stays as it is.

use super::lexicon::Lexicon;

/// First and last names of any gender in lower case, by their length from two on.
pub(super) const LATIN: &[&[&str]] = &[
    &["al", "bo", "cy", "jo", "lu", "ty"],
    &["ali", "ari", "eli", "kai", "kit", "lou", "mel", "nic", "pat", "ray", "sam", "val"],
    &["alex", "arlo", "cody", "dana", "drew", "jody", "kris", "lane", "noel", "remy", "rory", "shay"],
    &["avery", "blake", "casey", "corey", "devon", "jamie", "jesse", "quinn", "reese", "riley", "robin", "rowan"],
    &["adrian", "bailey", "dakota", "finley", "harley", "hayden", "kendal", "marlow", "morgan", "parker", "sidney"],
    &["addison", "cameron", "charlie", "emerson", "francis", "kendall", "lindsay", "madison", "shannon", "whitney"],
    &["anderson", "beverley", "campbell", "courtney", "crawford", "harrison", "johnston", "mitchell", "morrison"],
    &["alexander", "ellington", "fairchild", "frederick", "mackenzie", "remington", "rosenberg", "wakefield"],
    &["applewhite", "billingham", "carrington", "huntington", "livingston", "richardson", "somerville", "winchester"],
    &["bartholomew", "christopher", "featherston", "montgomerie"],
];

/// The same in Cyrillic, from three on.
pub(super) const CYRILLIC: &[&[&str]] = &[
    &["ада", "лев", "нил", "яна"],
    &["анна", "вера", "глеб", "иван", "инна", "олег"],
    &["алина", "денис", "мария", "ольга", "павел", "роман"],
    &["андрей", "иванов", "марина", "петров", "полина", "сергей"],
    &["алексей", "вершина", "надежда", "сидоров", "смирнов", "татьяна"],
    &["васильев", "виктория", "владимир", "кузнецов", "светлана"],
    &["александр", "екатерина", "григорьев", "елизавета"],
    &["александра", "анатольева", "васильевич", "константин"],
];

/// The surnames that the Hundred Family Surnames begin with.
pub(super) const HAN_FIRST: &[char] =
    &['赵', '钱', '孙', '李', '周', '吴', '郑', '王', '冯', '陈', '褚', '卫', '蒋', '沈', '韩', '杨'];

/// The heavenly stems, with which texts of law tell people apart whom they do not name.
pub(super) const HAN_REST: &[char] = &['甲', '乙', '丙', '丁', '戊', '己', '庚', '辛', '壬', '癸'];

/// Frequent Korean surnames.
pub(super) const HANGUL_FIRST: &[char] = &['김', '이', '박', '최', '정', '강', '조', '윤'];

/// How the Korean alphabet is recited.
pub(super) const HANGUL_REST: &[char] = &['가', '나', '다', '라', '마', '바', '사', '아', '자', '차'];

/// How the Japanese syllabary is recited.
pub(super) const HIRAGANA: &[char] = &['あ', 'い', 'う', 'え', 'お'];

/// The same in katakana.
pub(super) const KATAKANA: &[char] = &['ア', 'イ', 'ウ', 'エ', 'オ'];

/// Chinese words that name anybody, or nobody.
pub(super) const HAN_ANYBODY: Lexicon = Lexicon(
    "\
    某 张三 张三丰 李四 王五 赵六 孙七 周八 吴九 郑十 小明 小红 小李 小王 小张 小刚 测试 示例 样例 \
    匿名 用户 管理员 系统 默认 未知 山田太郎 山田 太郎 花子 甲野 乙野 先生 女士 客服 游客 \
    姓名 昵称 机器人",
);

/// Words of handles and of names that stand for anybody.
pub(super) const ANYBODY: Lexicon = Lexicon(
    "\
    dr prof miss sir jr sr account admin administrator alice anonymous api app bar baz bob bot carol client \
    company contact customer default demo dev developer doe dummy email fake first firstname foo full fullname \
    guest id jack jane john johndoe johnny last lastname lisi login master member my myname mr mrs ms name new \
    nick nickname nobody none null number operator owner public readonly robot root sample service smith somebody \
    someone staff string super superadmin support surname sys system test tester testing the tom true false \
    unknown user username users value wangwu xiaoming you your yourname zhangsan zhaoliu иван имя фамилия nombre \
    nome apellido sobrenome usuario prueba teste exemplo ejemplo juan perez fulano silva",
);
