//! What the key of a member says of its value.

use std::{cell::RefCell, collections::BTreeMap};

use super::{around, lexicon::Lexicon};
use crate::naming::words::Words;

/// What a value may be, by its key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) enum Meaning {
    /// A telephone number.
    Phone,
    /// A password, key or token.
    Secret,
    /// Something that is secret only where it looks random: signatures, cookies, ids of sessions.
    Ticket,
    /// An identity card's or passport's number.
    Document,
    /// A bank card's or account's number.
    Card,
    /// An account of a messenger.
    Chat,
    /// Where somebody lives.
    Address,
    /// A latitude or longitude.
    Coordinate,
    /// A personal name, and nothing else.
    Person,
    /// A full name, or what somebody is called on the net.
    User,
    /// A name of a person or of an organisation.
    Party,
    /// A name, of whatever its object is.
    Name,
    /// An identifier, which is no telephone number even where it looks like one.
    Id,
}

/// Who people are to each other and to an API. A thing that is called so is a person.
pub(super) const PEOPLE: Lexicon = Lexicon(
    "\
    user contact customer member creator author owner assignee reporter operator handler approver applicant \
    linkman consignee receiver recipient payee payer manager leader salesman salesperson seller buyer inviter \
    modifier updater employee staff person people agent superior patient doctor student teacher parent guardian \
    driver passenger guest cardholder holder sender friend committer collaborator participant attendee visitor \
    lead caller client auditor reviewer follower subscriber principal partner creater usuario cliente autor \
    vendedor pessoa persona",
);

/// Of these, those whose value may be a handle alone.
const ACCOUNTS: Lexicon = Lexicon(
    "\
    user username login creator author owner operator modifier assignee reporter uname loginname loginid \
    useraccount usuario committer updater reviewer",
);

/// Keys of names that only people have.
const PERSONAL: Lexicon = Lexicon(
    "\
    realname truename firstname lastname middlename givenname familyname surname nickname nick linkman contactname \
    contactperson consignee xingming personname employeename staffname studentname patientname legalperson \
    legalpersonname cardholder accountholder nombres apellido apellidos sobrenome nomecompleto nombrecompleto \
    wxnickname sendernickname",
);

/// The same in other scripts.
const PERSONAL_ELSEWHERE: Lexicon = Lexicon(
    "姓名 联系人 聯絡人 昵称 暱稱 收货人 收件人 寄件人 负责人 经办人 法人 氏名 お名前 担当者 성명 담당자 닉네임 фио фамилия отчество",
);

const PHONES: Lexicon = Lexicon(
    "\
    phone phones mobile mobiles tel tels telephone cellphone cell mobilephone phonenumber telno msisdn whatsapp \
    fax shouji dianhua telefono telefone celular movil mobileno phoneno phonenum callee landline",
);

const PHONES_ELSEWHERE: Lexicon = Lexicon("手机 電話 电话 手機 携帯 传真 전화 휴대폰 телефон мобильный");

/// Words at the end of a key that make it one about a value rather than the value's own.
const ABOUT: Lexicon = Lexicon(
    "\
    type types at time date count status state verified enabled format length limit url uri href label title \
    required model extension prefix country visible bound valid expires expiry ttl size rule pattern level sort \
    order flag is list hint placeholder min max days field column config template avatar image",
);

/// The same for identifiers.
const IDS: Lexicon = Lexicon("id ids no sn uuid uid guid num code index serial version");

/// What the keys of one API say, each asked for once.
#[derive(Debug, Default)]
pub(super) struct Meanings(RefCell<BTreeMap<String, Sense>>);

/// What there is to know of a key.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
pub(super) struct Sense {
    /// What it says of its value.
    pub(super) meaning: Option<Meaning>,
    /// Whether it tells that its object is a person.
    pub(super) is_personal: bool,
    /// Whether it is called after people.
    pub(super) is_person: bool,
}

impl Meanings {
    /// What a key says.
    pub(super) fn of(&self, key: &str) -> Sense {
        if let Some(known) = self.0.borrow().get(key) {
            return *known;
        }
        let sense =
            Sense { meaning: meaning(key), is_personal: around::is_personal(key), is_person: around::is_person(key) };
        self.0.borrow_mut().insert(key.to_owned(), sense);
        sense
    }
}

/// What a key says, if it says anything.
pub(super) fn meaning(key: &str) -> Option<Meaning> {
    const LONGEST: usize = 64;
    if key.len() > LONGEST || key.contains(['@', '/', '\\']) {
        return None;
    }
    if !key.is_ascii() {
        return elsewhere(&key.to_lowercase()).or_else(|| elsewhere_compact(key));
    }
    let words = Words::of(key);
    let plain = words.iter().map(|word| word.trim_end_matches(|char: char| char.is_ascii_digit()));
    let words: Vec<&str> = plain.filter(|word| !word.is_empty()).collect();
    let last = words.last().copied().unwrap_or_default();
    let compact: String = words.concat();
    let is_any = |of: Lexicon| words.iter().any(|word| of.has(word)) || of.has(&compact);
    if ABOUT.has(last) {
        return None;
    }
    secret(key, &compact, last)
        .or_else(|| number(&words, &compact, last))
        .or_else(|| is_any(PHONES).then_some(Meaning::Phone).filter(|_| !matches!(last, "id" | "ids" | "code")))
        .or_else(|| place(&words, &compact, last))
        .or_else(|| name(&words, &compact, last))
        .or_else(|| IDS.has(last).then_some(Meaning::Id))
}

fn secret(key: &str, compact: &str, last: &str) -> Option<Meaning> {
    const TICKETS: Lexicon = Lexicon(
        "\
        signature sign sig cookie cookies session sessionid jsessionid ticket openid unionid csrf key accesskeyid \
        auth",
    );
    if crate::sensitive::secret::is_secret(key) || Lexicon("senha contrasena").has(last) {
        return Some(Meaning::Secret);
    }
    let is_public = compact.contains("public");
    (!is_public && (TICKETS.has(last) || Lexicon("sessionid openid unionid keyid").ends(compact)))
        .then_some(Meaning::Ticket)
}

fn number(words: &[&str], compact: &str, last: &str) -> Option<Meaning> {
    const DOCUMENTS: Lexicon =
        Lexicon("idcard idcardno identitycard identityno passport passportno certno certificateno");
    const SHORT: Lexicon = Lexicon("nationalid idnumber ssn cpf dni snils sfz shenfenzheng rut curp");
    const CHATS: Lexicon = Lexicon("wechat weixin wxid qq skype telegram kakao wechatid wechatno qqno");
    const CARDS: Lexicon = Lexicon(
        "\
        bankcard bankcardno cardno cardnumber creditcard bankno banknumber bankaccount iban accountno \
        accountnumber bankaccountno bankaccountnumber",
    );
    let is_any = |of: Lexicon| words.iter().any(|word| of.has(word));
    if DOCUMENTS.ends(compact) || is_any(SHORT) {
        Some(Meaning::Document)
    } else if CARDS.ends(compact) {
        Some(Meaning::Card)
    } else if is_any(CHATS) && !matches!(last, "openid" | "unionid" | "appid" | "name") {
        Some(Meaning::Chat)
    } else if matches!(last, "lat" | "lng" | "lon" | "latitude" | "longitude") {
        Some(Meaning::Coordinate)
    } else {
        None
    }
}

fn place(words: &[&str], compact: &str, last: &str) -> Option<Meaning> {
    const ELSEWHERE: Lexicon = Lexicon(
        "\
        ip mac email mail wallet contract web host server callback net bind listen deposit withdraw chain token \
        memory",
    );
    const STREETS: Lexicon = Lexicon("address addr street dizhi direccion endereco domicilio");
    let is_street =
        STREETS.has(last) || Lexicon("addressdetail addressline streetaddress streetname detailaddress").ends(compact);
    (is_street && !words.iter().any(|word| ELSEWHERE.has(word))).then_some(Meaning::Address)
}

fn name(words: &[&str], compact: &str, last: &str) -> Option<Meaning> {
    const NAMES: Lexicon = Lexicon("name displayname nombre nome cname namepinyin");
    const ENDS: Lexicon = Lexicon("username nickname realname personname");
    let people = |word: &&str| PEOPLE.has(word.trim_end_matches('s')) || PEOPLE.has(word);
    let before = words.len().checked_sub(2).map(|at| words[at]);
    if PERSONAL.has(compact) || words.iter().any(|word| PERSONAL.has(word)) {
        Some(Meaning::Person)
    } else if ACCOUNTS.has(compact) || ENDS.ends(compact) {
        Some(Meaning::User)
    } else if last == "name" && before.as_ref().is_some_and(people) {
        Some(if before.is_some_and(|word| ACCOUNTS.has(word)) { Meaning::User } else { Meaning::Party })
    } else if compact.ends_with("firstname") || compact.ends_with("lastname") {
        Some(Meaning::Person)
    } else if matches!(compact, "fullname" | "fullnames") {
        Some(Meaning::Party)
    } else if NAMES.has(compact) {
        Some(Meaning::Name)
    } else if people(&last) {
        Some(if ACCOUNTS.has(last) { Meaning::User } else { Meaning::Party })
    } else {
        None
    }
}

fn elsewhere(key: &str) -> Option<Meaning> {
    const OTHERS: &[(Meaning, Lexicon)] = &[
        (Meaning::Phone, PHONES_ELSEWHERE),
        (Meaning::Secret, Lexicon("密码 密钥 令牌 パスワード 비밀번호 пароль токен")),
        (Meaning::Document, Lexicon("身份证 证件号 주민등록 паспорт")),
        (Meaning::Card, Lexicon("银行卡 卡号 银行账号 口座番号 계좌")),
        (Meaning::Chat, Lexicon("微信 qq号")),
        (Meaning::Address, Lexicon("地址 住址 住所 주소 адрес")),
        (Meaning::Person, PERSONAL_ELSEWHERE),
    ];
    const WHOLE: Lexicon = Lexicon("名前 名字 имя 이름 名称");
    let found = OTHERS.iter().find(|(_, words)| words.is_in(key));
    found.map(|(meaning, _)| *meaning).or_else(|| WHOLE.has(key).then_some(Meaning::Name))
}

/// Latin keys with accents are read without them.
fn elsewhere_compact(key: &str) -> Option<Meaning> {
    let plain: String = key
        .chars()
        .map(|char| match char {
            'á' | 'ã' | 'â' => 'a',
            'é' | 'ê' => 'e',
            'í' => 'i',
            'ó' | 'õ' | 'ô' => 'o',
            'ú' => 'u',
            'ç' => 'c',
            'ñ' => 'n',
            other => other,
        })
        .collect();
    plain.is_ascii().then(|| meaning(&plain))?
}
