//! Albanian, Basque, Greek, Armenian, Georgian, Hungarian and Esperanto closed-class words missing from the lists of NLTK and Stopwords ISO.

/// The code of each language with its words, as its grammars list them, checked against frequency lists (see
/// the tests of `stop_words`).
#[rustfmt::skip]
pub(super) const WORDS: &[(&str, &str)] = &[
    // Albanian
    ("sq", "
        asnjeri asnjëri qoftë gjithkush ishin kishte kishin pasur cilat kujt ua ma im ime jonë ynë juaj
        juaji çdo asnjë askush asgjë diçka dikush njëri njëra nën ndër ndërmjet midis kundër sipas
        brenda jashtë përveç përmes drejt aq kaq sikur derisa atëherë atje këtej sërish përsëri
        gjithmonë kurrë tashmë ende vazhdimisht ndoshta pothuajse dje nesër tre tri katër pesë gjashtë
        shtatë tetë nëntë dhjetë
        tek
    "),
    // Basque
    ("eu", "
        inor edozein norbere guztiek ezin dio diote daude zegoen zeuden duen duten diren zela duela
        direla izango bi hiru lau bost beren berak nire zure gure nik zuk guk neure bestea besteak
        guztiak denak gehiago gutxiago nork zeinek oso bakarrik baizik ala edota gainean azpian aurrean
        atzean barruan kanpoan ondoan aurka buruz kontra zehar ordea behar ahal nahi ote omen dagoen
        dituen dituzte zituzten dit dizkio nuen naiz zara gara zarete dut duzu dugu duzue
    "),
    // Greek
    ("el", "
        έναν υπάρχει υπάρχουν μαζί καθώς τέσσερα ανάμεσα
    "),
    // Armenian
    ("hy", "
        յուրաքանչյուր որևէ ցանկացած ոք ունի ունեն ունեմ ունենք լինել լինի լինեն եղել եղավ կա կան չէ չեմ
        չի չեն չկա պետք կարող եւ բայց որի որին որով որոնց որպեսզի եթե երբ մինչև մինչ թե թեև քանի քան ինչ
        ինչպես ինչու ինչի ով որտեղ որքան ուր իբրև սակայն էլ դեռ արդեն միայն այլև նույն նույնպես նույնիսկ
        ինձ քեզ նրան մեզ ձեզ նրանց իմ քո մեր ձեր իրեն իրենց իրենք ինքը սա դա սրանք դրանք դրա դրան սրա
        այսպես այդպես այնպես այսպիսով այստեղ այդտեղ այնտեղ այսօր այժմ հիմա ամեն ամբողջ բոլոր բոլորը մեկ
        մեկը երկու երեք չորս հինգ վեց յոթ ութ ինը տասը շատ քիչ ավելի առավել մյուս ուրիշ մասին մոտ տակ
        առանց առաջ դեպի դեմ կողմից միջև միջոցով պատճառով ընթացքում նկատմամբ վերաբերյալ շնորհիվ բացի
        շուրջ ոչ այո հենց ահա գրեթե մոտավորապես երբեք միշտ հաճախ
    "),
    // Georgian
    ("ka", "
        რაიმე ყოველ იქნეს იყოს იგივე რომელიმე ან და თუ რომ მაგრამ ხოლო ანუ რადგან რათა როცა როდესაც
        როგორც როგორ სადაც სად რა რას რის რატომ ვინ ვის ვინც რაც რომელიც რომელსაც რომლის რომელთა
        რომლებიც რომელმაც რომელშიც რომლებსაც რომელი რამდენი მე შენ ის იგი ჩვენ თქვენ ისინი მათ მას მან
        მისი მის მათი ჩემი შენი ჩვენი თქვენი თავისი თავის საკუთარი ჩემს ჩვენს ეს ამ ამას ესე ესენი იმ
        იმას ასე ისე ასეთი ისეთი ასევე აგრეთვე აქ იქ ახლა მაშინ უკვე კიდევ ისევ ჯერ მხოლოდ მარტო ძალიან
        უფრო ყველაზე თითქმის თითოეული ყოველი ყველა ზოგი ზოგიერთი სხვა არავინ არაფერი ვინმე რამე არის
        არიან იყო იყვნენ იქნება ვარ ხარ აქვს ჰქონდა აქვთ უნდა შეიძლება არ არა ვერ ნუ აღარ ვეღარ კი ხომ
        დიახ შესახებ შემდეგ წინ მიერ მიხედვით გამო დროს მიმართ გარდა შორის შესაბამისად თან ერთად გარეშე
        წინააღმდეგ ზე ში თანახმად მიუხედავად ვიდრე სანამ თითქოს ოღონდ აი ეგ მაინც ერთი ორი სამი ოთხი
        ხუთი ექვსი შვიდი რვა ცხრა ათი არავის
    "),
    // Hungarian
    ("hu", "
        is ha két te le miatt hát ő se fog fogja fognak ide oda habár noha ugyan föl akit akinek amik
        aminek ahova kik kit hol melyik mennyi hány ti ők engem téged őt minket titeket őket neked
        nekünk nektek nekik tőle velük rajta róla hozzá ezeket azokat ettől attól ugyanaz soha senki
        kevés kettő három négy öt hat hét nyolc kilenc tíz lesznek lettek nincsenek sincs előtt fölött
        felett közé mögött iránt óta során körül helyett végett inkább csaknem körülbelül például tegnap
        ma holnap
    "),
    // Esperanto
    ("eo", "
        kun kiuj pri el ĉiuj tiuj kiel kiam kie kial tie tiel ankaŭ tre tro ol ĉar sen kontraŭ laŭ per
        pro trans ĉe ia iuj aliaj
    "),
];
