//! Croatian, Serbian, Bosnian, Macedonian and Slovene closed-class words missing from the lists of NLTK and
//! Stopwords ISO.

/// The code of each language with its words, as its grammars list them, checked against frequency lists (see
/// the tests of `stop_words`). The lists of Croatian and Serbian share all words that the languages share, so
/// that only the others distinguish them.
pub(super) const WORDS: &[(&str, &str)] = &[
    ("bs", SHARED),
    ("bs", CROATIAN),
    ("bs", SERBIAN),
    ("bs", SHARED_CYRILLIC),
    ("bs", SERBIAN_CYRILLIC),
    ("hr", SHARED),
    ("hr", CROATIAN),
    ("sr", SHARED),
    ("sr", SERBIAN),
    ("sr", SHARED_CYRILLIC),
    ("sr", SERBIAN_CYRILLIC),
    ("mk", MACEDONIAN),
    ("sl", SLOVENE),
];

/// Croatian, Serbian and Bosnian.
#[rustfmt::skip]
const SHARED: &str = "
    i a ali ili ni niti pa te već nego no da li jer ako iako mada kad kada dok čim pošto kako kao što
    koji koja koje kojeg kojega kojem kojemu kojim kojih kojima kojoj koju kojom čiji čija čije u na za
    od do iz sa s o po pri pod nad pred kod k ka uz kroz između među oko protiv prema preko nakon zbog
    radi bez osim pored iza ispred iznad ispod duž putem je sam si smo ste su nije nisam nisi nismo
    niste nisu jesam jesi jest jeste jesmo jesu bio bila bilo bili bile biti bude budu budem budeš
    budemo budete bih bi bismo biste bijaše ću ćeš će ćemo ćete neću nećeš neće nećemo nećete hoću hoće
    imam imaš ima imamo imate imaju nemam nema nemaju imao imala imali može mogu možeš možemo možete
    mogao mogla moglo mogli mora moraju moramo treba trebaju trebalo ja ti on ona ono mi vi oni one mene
    me meni tebe tebi njega ga njemu mu njoj joj nje njih ih njima im nas nam nama vas vam vama sebe se
    sebi njim njime njom nju moj moja moje mog moga mojim mojih moju mojoj tvoj tvoja tvoje tvog tvoju
    naš naša naše našeg našem naših našim našu našoj vaš vaša vaše vašeg vaših vašu svoj svoja svoje
    svog svoga svom svome svoju svojoj svojom svojim svojih njegov njegova njegovo njegove njegovog
    njegovih njegovu njegovoj njegovi njen njena njeno njene njihov njihova njihovo njihove njihovog
    njihovih njihovu njihovi ovaj ova ovo ove ovog ovoga ovom ovome ovim ovih ovu ovoj ovi taj ta to tog
    toga tom tome tim tih tu toj time tima onaj onog onoga onom onome onim onih onu onoj sav sva sve svi
    svih svim svima svega svemu svaki svaka svako svake svakog svakom svaku svakoj neki neka neko neke
    nekog nekom nekim nekih neku nekoj nekoliko nešto ništa nijedan nijedna nijedno drugi druga drugo
    druge drugog drugom drugih drugim drugu drugoj isti ista isto iste istog istom takav takva takvo
    takve takvih takvog kakav kakva kakvo kakve jedan jedna jedno jednog jednom jednu jedne jednoj jedni
    dva oba tri četiri pet šest sedam osam devet deset ne još samo sad sada tada onda tako ovako tamo
    kuda odakle zašto zato koliko toliko mnogo više manje malo veoma vrlo skoro nikad nikada ponekad
    često opet ponovno ponovo čak baš upravo zapravo inače ipak međutim dakle naime odnosno tj možda
    dosta prilično zajedno najviše barem bar gotovo koga kome nikog nikoga nikome svakome nekoga nekome
    danas sutra prvenstveno ukoliko naspram zatim potom zaista niz
";

/// Croatian alone.
#[rustfmt::skip]
const CROATIAN: &str = "
    tko netko nitko svatko gdje igdje nigdje negdje ovdje ondje dvije obje dvjema prije poslije tijekom
    umjesto uvijek također uopće jučer njezin njezina njezino njezine njezinu njezinog premda unatoč
    usprkos sukladno cijeli cijela cijelo cijele sâm štoviše dakako doista poput uslijed temeljem
";

/// Serbian alone.
#[rustfmt::skip]
const SERBIAN: &str = "
    šta ko niko gde igde nigde negde ovde onde dve obe dvema pre posle tokom umesto sem uvek takođe
    takodje uopšte juče usled celo ceo cela cele
";

/// The words of [`SHARED`] in Cyrillic letters.
#[rustfmt::skip]
const SHARED_CYRILLIC: &str = "
    и а али или ни нити па те већ него но да ли јер ако иако мада кад када док чим пошто како као што
    који која које којег којега којем којему којим којих којима којој коју којом чији чија чије у на за
    од до из са с о по при под над пред код к ка уз кроз између међу око против према преко након због
    ради без осим поред иза испред изнад испод дуж путем је сам си смо сте су није нисам ниси нисмо
    нисте нису јесам јеси јест јесте јесмо јесу био била било били биле бити буде буду будем будеш
    будемо будете бих би бисмо бисте бијаше ћу ћеш ће ћемо ћете нећу нећеш неће нећемо нећете хоћу хоће
    имам имаш има имамо имате имају немам нема немају имао имала имали може могу можеш можемо можете
    могао могла могло могли мора морају морамо треба требају требало ја ти он она оно ми ви они оне мене
    ме мени тебе теби њега га њему му њој јој ње њих их њима им нас нам нама вас вам вама себе се себи
    њим њиме њом њу мој моја моје мог мога мојим мојих моју мојој твој твоја твоје твог твоју наш наша
    наше нашег нашем наших нашим нашу нашој ваш ваша ваше вашег ваших вашу свој своја своје свог свога
    свом своме своју својој својом својим својих његов његова његово његове његовог његових његову
    његовој његови њен њена њено њене њихов њихова њихово њихове њиховог њихових њихову њихови овај ова
    ово ове овог овога овом овоме овим ових ову овој ови тај та то тог тога том томе тим тих ту тој тиме
    тима онај оног онога оном ономе оним оних ону оној сав сва све сви свих свим свима свега свему сваки
    свака свако сваке сваког сваком сваку свакој неки нека неко неке неког неком неким неких неку некој
    неколико нешто ништа ниједан ниједна ниједно други друга друго друге другог другом других другим
    другу другој исти иста исто исте истог истом такав таква такво такве таквих таквог какав каква какво
    какве један једна једно једног једном једну једне једној једни два оба три четири пет шест седам
    осам девет десет не још само сад сада тада онда тако овако тамо куда одакле зашто зато колико толико
    много више мање мало веома врло скоро никад никада понекад често опет поновно поново чак баш управо
    заправо иначе ипак међутим дакле наиме односно тј можда доста прилично заједно највише барем бар
    готово кога коме никог никога никоме свакоме некога некоме данас сутра првенствено уколико наспрам
    затим потом заиста низ
";

/// The words of [`SERBIAN`] in Cyrillic letters.
#[rustfmt::skip]
const SERBIAN_CYRILLIC: &str = "
    шта ко нико где игде нигде негде овде онде две обе двема пре после током уместо сем увек такође
    такодје уопште јуче услед цело цео цела целе
";

/// Macedonian.
#[rustfmt::skip]
const MACEDONIAN: &str = "
    и во да се на од за со не е го ги ја му им ѝ ќе што дека како но или а ако кога каде кој која кое
    кои чиј чија чие чии кого кому јас ти тој таа тоа ние вие тие мене тебе него неа нас вас нив ме те
    нè ве ми ни ви си себе нему нејзе мој моја мое мои мојот мојата твој твоја твое твои негов негова
    негово негови неговиот неговата неговите нејзин нејзина нејзино нејзини нејзиниот нејзината наш наша
    наше наши нашиот нашата нашите ваш ваша ваше ваши нивен нивна нивно нивни нивниот нивната нивните
    свој своја свое свои својот својата своето своите сум сме сте беше бев бевме беа бил била било били
    биле биде бидат бидам бидеме имам има имаме имаат имаше имало нема немаат немаше може можат можам
    можеме можеше мора мораат треба овој оваа ова овие оној онаа она оние таков таква такво такви ваков
    ваква вакви каков каква какви сите сè секој секоја секое секого некој некоја некое некои некого
    неколку нешто никој ништо ниту ниеден ниедна никогаш секогаш некогаш тогаш сега денес вчера утре
    тука таму овде зошто затоа бидејќи зашто поради според преку против помеѓу меѓу пред по после потоа
    низ над под покрај околу без до кон кај при врз освен наместо сепак само уште веќе многу повеќе
    најмногу помалку малку колку толку така вака исто еден една едно едни еднаш два две двете три четири
    пет шест седум осум девет десет доста дури барем туку пак та па ама иако додека штом ли дали нека би
    односно меѓутоа можеби речиси токму никако друг друга друго други другите сам сама сами откако
    доколку откога секаде никаде некаде заедно особено
";

/// Slovene.
#[rustfmt::skip]
const SLOVENE: &str = "
    lahko več zelo kjer zato vedno ima imajo veliko bolj danes skupaj potem najbolj zdaj glede medtem
    dokler
";
