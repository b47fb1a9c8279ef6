//! Lithuanian and Latvian closed-class words missing from the lists of NLTK and Stopwords ISO.

/// The code of each language with its words, as its grammars list them, checked against frequency lists (see
/// the tests of `stop_words`).
#[rustfmt::skip]
pub(super) const WORDS: &[(&str, &str)] = &[
    // Lithuanian
    ("lt", "
        į iš yra buvo būti būtų būna bus buvau buvai buvome buvote būsiu būsi būsime esu esi esame esate
        esant buvę buvęs buvusi nebuvo nėra tačiau dėl prieš už virš šalia dėka aš jūs jie jos jį ją
        juos jas jam jai jiems joms jo jų mūsų jūsų manęs tavęs savęs juo ja jais jomis jame joje tos to
        tą tam tuo toje tie tų tuos tokie tokios tokį tokių šis ši šio šios šį šią šiuo šiame šioje šie
        šių šiuos šias šiam šiai kiti kitos kito kitą kitų kitus kitiems kurio kurios kurį kurią kuriuo
        kurie kurių kuriuos kurias kuriame kurioje kuriems kokie kokių ko ką kam kuo kodėl visi visos
        viso visą visų visus visiems kiekviena kiekvieno jokio niekas nieko nieks kažkas kažką gali
        galima galite galiu galėjo galėtų galėti gaili reikia reikėjo reikėtų turi turėjo turėtų turėti
        turiu turite turime nori norėtų labai jau čia ten dabar tada vėl todėl daug daugiau mažiau mažai
        dažnai visada niekada kartais tuomet vėliau anksčiau kartu ypač galbūt būtent juolab viena vieno
        vieną vienu vienos vieni du dvi trys trijų keturi penki šeši septyni aštuoni devyni dešimt
        tiek
    "),
    // Latvian
    ("lv", "
        kas es nav to tas tie tās tam tai tajā tajos tos tur man ko kad kur tu tev viņš viņa viņi viņas
        viņu viņam viņai viņiem mēs mums mūs mūsu jūs jums jūsu mani tevi sevi sev savu savs sava savas
        savā savām saviem savus mans mana manu tavs tava tavu pats pati paši pašas šis šī šie šīs šo šos
        šajā šajās šādi šāds šāda šādu tāds tāda tādi tādu kurš kura kuri kuru kuras kurā kuram kurus
        kuriem kāds kāda kādi kādu kādas kāpēc cik viss visa visi visas visu visus visiem visām katrs
        katra katru neviens nekas neko dažas daži dažu dažādi cits cita citi citas citu viens viena
        vienu vienā vieni divi divas divu trīs četri pieci seši septiņi astoņi deviņi desmit abi abas
        būtu varētu vajag vajadzētu jābūt nevar varbūt vēl ļoti tagad vairāk daudz maz mazāk vairs
        vienmēr nekad bieži tieši vienkārši kopā šeit visvairāk parasti gandrīz diezgan piemēram
        savukārt turklāt tādējādi
        tām
    "),
];
