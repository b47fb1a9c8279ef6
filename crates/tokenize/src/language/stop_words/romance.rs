//! Romanian, Catalan, Galician and Latin closed-class words missing from the lists of NLTK and Stopwords ISO.

/// The code of each language with its words, as its grammars list them, checked against frequency lists (see
/// the tests of `stop_words`).
#[rustfmt::skip]
pub(super) const WORDS: &[(&str, &str)] = &[
    // Romanian, in both spellings
    ("ro", "
        și însă deși când încât precum decât fiindcă deoarece întrucât totuși așadar aşadar adică între
        împotriva contra printre dinspre înspre înainte înaintea înapoi conform potrivit sine îți își
        îşi ți și-a şi-a noștri voștri acești acestor aceștia acelui acelei acelor ăștia același acelaşi
        aceeași aceeaşi aceiași aceiaşi aceleași aceleaşi căreia căruia celui celei niciun nicio toți
        alții alţii altele altă altor câți câțiva câţiva câteva mulți puțin puțini puţini puține puţine
        puțină erau fiind sînt ești sunteți aveți ați aș vei veți veţi putea puteți puteţi putem putut
        trebuie trebui acolo acum încă niciodată așa aşa atât atâta aproape măcar totodată împreună
        astăzi azi ieri într printr cinci șase şase șapte şapte opt zece amândoi ambele ambii s-a s-au
        l-a l-au i-a i-au m-a m-am m-au te-a ne-a ne-au v-a v-au le-a le-au n-a n-am n-au să-l să-i
        să-și să-şi să-mi să-ți să-ţi nu-i nu-l nu-și nu-şi nu-mi ce-i ți-a ţi-a mi-a mi-au și-au şi-au
        și-o şi-o într-un într-o într-una dintr-un dintr-o printr-un printr-o l-ar s-ar i-ar cîți fiți
        niște puțina ție
    "),
    // Catalan
    ("ca", "
        se cap ara pot podria té tenen dos dues tres quatre cinc sis set vuit nou deu sempre mai segons
        envers sigui siguin fos nos vos llur llurs menys ahir avui demà
    "),
    // Galician
    ("gl", "
        será serán calquera ás sen entre baixo ata contra segundo tras ante durante malia mas porque
        mentres onde como canto logo entón xa si tampouco só moito moita moitos moitas pouco pouca
        poucos poucas máis menos tanto tanta todo toda todos todas outro outra outros outras mesmo mesma
        mesmos mesmas cada algún algunha algúns algunhas ningún ningunha alguén ninguén algo nada tal
        tales cal cales quen cuxo cuxa cuxos cuxas vostede vostedes consigo estas desta destes destas
        nesta nestes nestas dese desa nese nesa son sexan fose sendo tiñan haber poden poder podía debe
        deben vai van ir aí agora antes despois sempre nunca onte hoxe mañá case mal dous dúas tres
        catro cinco seis sete oito nove dez
    "),
    // Latin
    ("la", "
        pro sine enim iam nunc tum ne nisi quia quoniam ubi unde inter sub super ante post contra apud
        propter ego tu nos vos nobis vobis ille illa illud ipse ipsa ipsum is ea id eius eorum ei eum
        eam huius his suus sua suum suae esse sum es fuit fuerunt sit sint quis quid omnis omnes omnia
        quisque nemo sui
        se sicut
    "),
];
