//! Czech and Slovak closed-class words missing from the lists of NLTK and Stopwords ISO.

/// The code of each language with its words, as its grammars list them, checked against frequency lists (see
/// the tests of `stop_words`).
#[rustfmt::skip]
pub(super) const WORDS: &[(&str, &str)] = &[
    // Czech
    ("cs", "
        bych bychom byste teď avšak kdyby buď čímž kterého kterých kterým kterými kudy odkud jaký jaká
        jaké těch těmi těchto těmto onen mu něm jim nim sebe sobě sebou mého mým našeho našich vašeho
        svá svého svou nebylo mohla mohlo mohli musel měl měla mělo měli lze všechny všech všem každá
        každé někteří některé některý nikdo žádný žádná jiný jiná stejný takový taková takové sám sama
        sami jednoho oba obě kolem místo díky vůči včetně velmi méně mnoho vždycky nikdy často někdy
        znovu opět včera zítra například přece právě hlavně zejména dokonce přibližně téměř ostatně
    "),
    // Slovak
    ("sk", "
        veľmi vždy teraz veľa jeden jedna jedno jedného dva dve tri štyri päť šesť sedem osem deväť
        desať oba obe stále počas vďaka keby pričom kedy ktorého týchto ťa nebol nebola nebolo mohol
        mohla mohli malo všetkých niekto niektorí nikto žiadny žiadna sám sama sami proti okolo okrem
        kvôli namiesto voči vrátane takisto menej málo nikdy často niekedy znova opäť včera zajtra
        napríklad dokonca takmer vôbec
    "),
];
