namespace InterTrust.InventedPatients;

/// <summary>Names as hospitals in South Yorkshire meet them: of many languages and scripts, long and short, combined at random.</summary>
internal static class PersonNames
{
    /// <summary>Names of one language, in which men's family names may differ from women's.</summary>
    private sealed record NameList(string[] Women, string[] Men, string[] Family, string[]? MensFamily = null);

    private static readonly NameList Local = new(
        ["Margaret", "Jean", "Susan", "Christine", "Doreen", "Patricia", "Julie", "Sharon", "Dawn", "Kerry", "Brenda", "Shirley", "Amy",
         "Linda"],
        ["John", "David", "Keith", "Derek", "Barry", "Trevor", "Stephen", "Roy", "Alan", "Gary", "Craig", "Dennis", "Ronald", "Neil"],
        ["Haigh", "Micklethwaite", "Ogley", "Beevers", "Copley", "Shaw", "Wainwright", "Hague", "Utley", "Senior", "Lockwood",
         "Birkinshaw", "Marsden", "Oxley", "Swift", "Crossland", "Dyson", "Wragg", "Staniforth", "Fearn"]);

    private static readonly NameList[] Others =
    [
        new(["Zofia", "Małgorzata", "Wiesława"], ["Zbigniew", "Wojciech", "Łukasz"], ["Żółkiewska", "Wiśniewska", "Brzęczyszczykiewicz"],
            ["Żółkiewski", "Wiśniewski", "Dąbrowski"]),
        new(["Shabnam", "Razia", "Kulsoom"], ["Mohammed Iqbal", "Ghulam", "Tariq"], ["Khan", "Mahmood", "Chaudhry", "Bibi"],
            ["Khan", "Mahmood", "Chaudhry"]),
        new(["Xiuying", "Mei-Hua", "Li Na"], ["Wei", "Zhi Qiang", "Jun"], ["Li", "Ouyang", "Xu", "E"]),
        new(["Gráinne", "Sinéad", "Bríd"], ["Pádraig", "Cian", "Éamonn"], ["Ní Bhriain", "O'Shaughnessy", "Nic Giolla Phádraig"],
            ["Ó Briain", "O'Shaughnessy", "Mac Giolla Phádraig"]),
        new(["Olúfúnmiláyọ̀", "Abimbola", "Yetunde"], ["Babátúndé", "Olusegun", "Kọ́láwọlé"], ["Adébáyọ̀", "Ogunleye", "Akinwùnmí"]),
        new(["Angharad", "Eirlys", "Nia"], ["Llywelyn", "Iorwerth", "Gethin"], ["ap Rhys-Gruffydd", "Bowen", "Llwyd"]),
        new(["Fatima", "Khadija", "Amal"], ["Abd al-Rahman", "Yusuf", "Faisal"], ["al-Hashimi", "Bin Salem", "El-Sayed"]),
        new(["فاطمة", "مريم"], ["يوسف", "عبد الرحمن"], ["الهاشمي", "المصري"]),
        new(["Philippa Mary Antoinette", "Rosalind"], ["Peregrine", "Algernon John Fitzwilliam"],
            ["Featherstonehaugh-Cholmondeley", "Wentworth-Fitzwilliam-Beaumont"]),
        new(["A", "Min-ji"], ["Q", "Joon"], ["O", "Y", "U"]),
        new(["小红", "秀英"], ["伟", "建国"], ["王", "李", "欧阳"]),
        new(["Lakshmi", "Hansa"], ["Rajesh", "Bhupendra"], ["Patel", "Desai", "Mistry"]),
        new(["Harpreet", "Jaswinder"], ["Gurdeep", "Balbir Singh"], ["Kaur", "Sandhu"], ["Singh", "Sandhu"]),
        new(["Mary-Ann", "Chinelo"], ["Chidi", "Ikechukwu"], ["N'Gozi-Okafor", "Okafor", "Nwachukwu"]),
        new(["Оксана", "Ганна"], ["Тарас", "Олексій"], ["Шевченко", "Ковальчук"]),
        new(["Jacinta", "Conceição"], ["João", "Nuno"], ["D'Souza", "de Jesus Gonçalves", "Antão"]),
        new(["Hodan", "Ayaan"], ["Abdirahman", "Cabdi"], ["Warsame", "Cali", "Jaamac"]),
        new(["Ilinca", "Ștefania"], ["Gheorghe", "Răzvan"], ["Țîrlea", "Popescu", "Brâncoveanu"]),
        new(["Merle", "Sonia", "Beverley"], ["Winston", "Leroy", "Delroy"], ["Grant", "Campbell", "Powell-Brown"]),
        new(["Nguyệt", "Thị Hồng"], ["Văn Đức", "Quang"], ["Nguyễn", "Trần"]),
        new(["Şükran", "Gülnaz"], ["İbrahim", "Çağatay"], ["Öztürk", "Yıldırım"]),
        new(["Jadranka", "Đurđica"], ["Željko", "Siniša"], ["Šarić", "Đorđević"]),
        new(["Ingibjörg", "Þórunn"], ["Þorsteinn", "Ægir"], ["Guðmundsdóttir", "Straße"], ["Guðmundsson", "Strauß"]),
        new(["Eleni", "Κατερίνα"], ["Spyridon", "Γιώργος"], ["Papadopoulou", "Παπαδοπούλου"], ["Papadopoulos", "Παπαδόπουλος"]),
        new(["Morag", "Catriona"], ["Hamish", "Ruairidh"], ["MacDonald", "M'Culloch", "NicLeòid"], ["MacDonald", "M'Culloch", "MacLeòid"]),
    ];

    /// <summary>Three of seven names are local; the other languages take turns.</summary>
    internal static (string Family, string Given, string Title) Pick(int number, bool isWoman, SeededRandom random)
    {
        var names = number % 7 is 1 or 3 or 5 ? Local : Others[(number / 7 * 4 + number % 7 / 2) % Others.Length];
        return isWoman
            ? (random.Pick(names.Family), random.Pick(names.Women), random.Pick(["Mrs", "Mrs", "Miss", "Ms", "Dr"]))
            : (random.Pick(names.MensFamily ?? names.Family), random.Pick(names.Men), random.Pick(["Mr", "Mr", "Mr", "Mr", "Dr", "Rev"]));
    }
}
