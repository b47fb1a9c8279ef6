//! Finnish and Estonian closed-class words missing from the lists of NLTK and Stopwords ISO.

/// The code of each language with its words, as its grammars list them, checked against frequency lists (see
/// the tests of `stop_words`).
#[rustfmt::skip]
pub(super) const WORDS: &[(&str, &str)] = &[
    // Finnish
    ("fi", "
        myös voi voivat voisi voidaan voinut vain jo sitten kaikki kaikkien kaikkia kaikissa kaikilla
        vielä kyllä jälkeen miten paljon saa saavat pitää pitäisi täytyy ihan mitään aina kuitenkin
        ennen eli näin eikä siis ehkä onko yksi yhden jotain jotakin juuri kuten kaksi kolme neljä viisi
        kuusi seitsemän kahdeksan yhdeksän kymmenen lisäksi taas enää enemmän vähemmän joku jokin jonkin
        muun muut muita muiden muu muuta hyvin melko erittäin liian lähes kunnes ettei jottei joten
        mikäli siellä täällä tänne sinne milloin kumpi molemmat itsensä toinen toisen toiset toisia
        jokainen jokaisen kukaan mikään aikana kautta ilman takia vuoksi alla yllä päällä edessä takana
        luona luota kohti vastaan pitkin asti saakka alle ympäri silloin usein joskus koskaan melkein
        tosin toki esimerkiksi etenkin erityisesti jopa edes myöskään tällöin tuolloin keskuudessa
        suhteen puolesta mukaisesti puolestaan muassa
    "),
    // Estonian
    ("et", "
        ükskõik nende mina sina tema meie teie nemad su sinu sul tal meil teil neil sulle talle meile
        teile neile sind teda meid teid neid need neist nendega minust sinust temast minuga sinuga
        temaga meiega teiega sellest sellega selles sellele sellel selleks sel sest seal siia sinna siit
        sealt seega kes keda mille kelle millest millega milles millele milline millised kellega kellele
        kus kust kuhu kuidas miks millal mitu kuna kuigi kuni nagu ent vaid ehk või ning kuid niisiis
        sellepärast seepärast siiski ometi ise enda end ennast endale enne pärast peale juures juurde
        juurest jaoks kohta läbi üle alla all alt vastu koos ilma vahel poolt poole järgi järele tagasi
        ümber ees eest ette taga mööda sees sisse seest suhtes tõttu asemel kõrval kaudu vastavalt
        alates oleme olete ole olid olin olime olite olnud olema olla oleks oleksid olgu polnud saab
        saavad saaks võib võivad võiks võin võime peab peavad peame peaks pidi pidid tuleb kõike kõiki
        kõigi kõigile kõige iga igal igaüks keegi kedagi kellegi miski mingi mingit mõni mõned mõne
        mõnda ükski kumbki teine teise teised teiste sama samal selline sellise sellised niisugune nüüd
        veel juba just ainult väga küll ka mitte isegi siiani palju rohkem vähem vähe alati kunagi tihti
        sageli jälle taas uuesti hiljem varem kohe ju eks muidugi ilmselt vist samuti üsna peaaegu umbes
        näiteks eriti lihtsalt üldse ikka üks ühe ühes ühel kaks kahe kolm kolme neli viis kuus seitse
        kaheksa üheksa kümme mõlemad
        välja
    "),
];
