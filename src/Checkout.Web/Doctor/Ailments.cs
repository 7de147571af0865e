namespace Checkout.Web.Doctor;

/// <summary>Everything that the doctor can find. docs/doctor.md has the same in a table.</summary>
public static class Ailments
{
    public static readonly Ailment Icu = Error("icu",
        "The program runs without ICU: languages, dates and amounts of other countries can't be written.",
        "Install ICU (Debian: libicu) and start the program without invariant globalization.");

    public static readonly Ailment TimeZones = Error("time-zones",
        "The machine's time zones are missing or know no summer time: business dates would be wrong.",
        "Install the time zone data (Debian: tzdata), and unset TZDIR or let it name the folder of that data.");

    public static readonly Ailment SettingsFile = Error("settings-file",
        "The settings can't be read at all.",
        "Correct the file that the sentence names; it has to be JSON.");

    public static readonly Ailment Settings = Error("settings",
        "A setting is unknown, missing, or makes no sense.",
        "Correct it; docs/configuration.md describes every setting. The portal does not start before.");

    public static readonly Ailment DiskFull = Error("disk-full",
        "A disk is full.",
        "Make room, or move the folder to another disk: soon nothing can be written there.");

    public static readonly Ailment DiskLow = Warning("disk-low",
        "A disk is nearly full.",
        "Make room, or move the folder to another disk.");

    public static readonly Ailment NetworkDisk = Error("network-disk",
        "The SQLite file lies on a network disk, where it can be destroyed.",
        "Move it to a local disk, or use PostgreSQL or SQL Server.");

    public static readonly Ailment FolderUnwritable = Error("folder-unwritable",
        "The portal can't write to a folder that it needs.",
        "Make the folder, and give it to the user of the portal; run the doctor as that user.");

    public static readonly Ailment SecretsReadable = Error("secrets-readable",
        "A file with secrets or customers' data can be read by everybody on the machine.",
        "Take the rights of others away (chmod o-rwx), and change the secrets if someone may have read them.");

    public static readonly Ailment DatabaseSettings = Error("database-settings",
        "The connection string can't be read.",
        "Write it as the provider does (docs/deployment.md has examples); a value with a semicolon needs quotes.");

    public static readonly Ailment DatabaseUnreachable = Error("database-unreachable",
        "The database does not answer.",
        "Start its server, and check host, port and firewall in Database:ConnectionString.");

    public static readonly Ailment DatabaseMissing = Error("database-missing",
        "There is no such database.",
        "Run “checkout migrate”, or correct the name in Database:ConnectionString.");

    public static readonly Ailment DatabaseSignIn = Error("database-sign-in",
        "The database does not let the portal in.",
        "Correct user and password in Database:ConnectionString, or allow the user at the server.");

    public static readonly Ailment DatabaseVersion = Error("database-version",
        "The database server is older than what Checkout is made for.",
        "Update it: PostgreSQL 15 or SQL Server 2019 at least.");

    public static readonly Ailment DatabaseRights = Error("database-rights",
        "The database's user lacks rights that the portal needs.",
        "Grant SELECT, INSERT, UPDATE and DELETE on all tables to the user; a SQLite file has to be writable.");

    public static readonly Ailment DatabaseOptions = Error("database-options",
        "The database is not set up as it must be.",
        "Run the statement that the sentence names, or “checkout migrate” as someone who may change the database.");

    public static readonly Ailment SchemaBehind = Error("schema-behind",
        "The database lacks migrations of this version.",
        "Back up, and run “checkout migrate”.");

    public static readonly Ailment SchemaTooNew = Error("schema-too-new",
        "The database is of a newer version, which this one can't work with.",
        "Install the newer version.");

    public static readonly Ailment SchemaAhead = Warning("schema-ahead",
        "The database is of a newer version; this one can work with it for the time of an upgrade.",
        "Replace the remaining nodes by the newer version.");

    public static readonly Ailment SearchSlow = Warning("search-slow",
        "PostgreSQL lacks the extension pg_trgm: a search reads the texts of the whole account.",
        "Let the database's owner run CREATE EXTENSION pg_trgm, then run “checkout migrate”.");

    public static readonly Ailment Clock = Error("clock",
        "The clock of this machine is not that of another server.",
        "Synchronise both with a time server (chrony, systemd-timesyncd).");

    public static readonly Ailment AuditKey = Error("audit-key",
        "Audit:Key is not the key that this database's activity is sealed with.",
        "Set the former key again, or name it in Audit:FormerKeys and run “checkout audit change-key”.");

    public static readonly Ailment SignInKey = Error("sign-in-key",
        "SignIn:Key does not open the keys of sessions and mailed links.",
        "Set the former key again. With another one everybody signs in anew, and mailed links are void.");

    public static readonly Ailment Fonts = Warning("fonts",
        "No font of this machine prints the language of some accounts: their PDFs show replacement characters.",
        "Install fonts (Debian: fonts-noto-core, fonts-noto-cjk), or name their folder in Documents:FontFolders.");

    public static readonly Ailment AddressUnreachable = Error("address-unreachable",
        "Nobody answers at Mail:PublicUrl.",
        "Start portal and proxy, and check the name, the port and the firewall. From inside, the name must lead to the proxy as well.");

    public static readonly Ailment AddressCertificate = Error("address-certificate",
        "The certificate at Mail:PublicUrl is not valid.",
        "Renew it, for this name and with its intermediate certificates.");

    public static readonly Ailment AddressCertificateEnds = Warning("address-certificate-ends",
        "The certificate at Mail:PublicUrl ends soon.",
        "Renew it, and see why that did not happen by itself.");

    public static readonly Ailment AddressOther = Error("address-other",
        "What answers at Mail:PublicUrl is not a portal of this deployment.",
        "Correct Mail:PublicUrl or the proxy; portals of one deployment share database and SignIn:Key.");

    public static readonly Ailment ProxyUntrusted = Error("proxy-untrusted",
        "The portal does not believe its proxy: evidence would carry the proxy's address, and links the wrong scheme.",
        "Add the proxy's network to Proxy:TrustedNetworks.");

    public static readonly Ailment ProxySilent = Error("proxy-silent",
        "The proxy does not say who asked, or by which scheme.",
        "Let it set X-Forwarded-For and X-Forwarded-Proto (docs/deployment.md has an example).");

    public static readonly Ailment ProxyHost = Error("proxy-host",
        "The proxy does not pass on the name that was asked for: every page would be refused.",
        "Let it pass the header Host on unchanged (nginx: proxy_set_header Host $http_host).");

    public static readonly Ailment MailNowhere = Warning("mail-nowhere",
        "Mails are written to a folder: nobody receives them.",
        "Set Mail:Host, unless another program picks them up there.");

    public static readonly Ailment MailUnreachable = Error("mail-unreachable",
        "The mail server does not answer.",
        "Check Mail:Host, Mail:Port and the firewall; some networks block port 25.");

    public static readonly Ailment MailCertificate = Error("mail-certificate",
        "The mail server's certificate is not valid, or it does not speak TLS at that port.",
        "Write the name that stands in its certificate as Mail:Host, and set Mail:Security to what the port expects.");

    public static readonly Ailment MailOffer = Error("mail-offer",
        "The mail server does not offer what the settings ask for.",
        "Set Mail:Security to what it speaks (StartTls, Tls, None); leave Mail:UserName empty where it wants no sign-in.");

    public static readonly Ailment MailSignIn = Error("mail-sign-in",
        "The mail server refuses user and password.",
        "Correct Mail:UserName and Mail:Password; some providers want a password made for applications.");

    public static readonly Ailment MailSender = Error("mail-sender",
        "The mail server refuses the sender.",
        "Set Mail:FromAddress to an address that this user may send from.");

    public static readonly Ailment MailRecipient = Error("mail-recipient",
        "The mail server refuses the recipient of the test.",
        "Try another address. Where it refuses all of other companies, it has to be told to relay for the portal.");

    public static readonly Ailment MailRefused = Error("mail-refused",
        "The mail server takes no mail.",
        "Its answer says why; often it wants the portal's address to be allowed, or has a limit.");

    public static readonly Ailment StripeUnreachable = Error("stripe-unreachable",
        "Stripe does not answer.",
        "Allow outbound HTTPS to api.stripe.com, and look at status.stripe.com.");

    public static readonly Ailment StripeKey = Error("stripe-key",
        "Stripe does not accept Stripe:SecretKey.",
        "Copy the key from Stripe's dashboard anew; it may have been rolled or revoked.");

    public static readonly Ailment StripeTestKey = Warning("stripe-test-key",
        "Stripe:SecretKey is a key for tests: no money moves.",
        "Set the live key, and the signing secret of the live endpoint.");

    public static readonly Ailment StripeAccount = Error("stripe-account",
        "The account at Stripe may not take payments.",
        "Complete the account in Stripe's dashboard.");

    public static readonly Ailment StripeRights = Error("stripe-rights",
        "The key at Stripe lacks rights.",
        "Give the restricted key what docs/deployment.md lists, and Webhook Endpoints to read for the doctor.");

    public static readonly Ailment StripeWebhook = Error("stripe-webhook",
        "Stripe notifies no endpoint at this portal's address.",
        "Add or enable the endpoint in Stripe's dashboard, and set Stripe:WebhookSecret to its signing secret.");

    public static readonly Ailment StripeEvents = Error("stripe-events",
        "Stripe's endpoint is not told of every event.",
        "Add the events to the endpoint in Stripe's dashboard.");

    public static readonly Ailment WorkStopped = Error("work-stopped",
        "Background work has not had its turn for too long.",
        "Start the portal, or look in its log for why the work does not begin.");

    public static readonly Ailment WorkLate = Error("work-late",
        "Billing, reminders or automatic payments are due and not done.",
        "“checkout bill” does them once, and says what it could not deal with; the portal's log says why it does not.");

    public static readonly Ailment WorkFails = Error("work-fails",
        "Background work met rows that it can't deal with.",
        "The log at level Error names each row and what is wrong with it.");

    public static readonly Ailment MailWaits = Error("mail-waits",
        "A message has been waiting to be sent for too long.",
        "“checkout messages list --status Waiting” says why; “checkout doctor --send-mail-to” tries the mail server.");

    public static readonly Ailment MailGivenUp = Warning("mail-given-up",
        "Many messages were given up in the last day.",
        "“checkout messages list” says why each; “checkout messages resend” sends them once more.");

    public static readonly Ailment PaymentsHang = Error("payments-hang",
        "The payment gateway has not said for too long what became of a payment.",
        "Run “checkout reconcile”; of those that it names, look at the gateway's own pages.");

    public static readonly Ailment CheckFailed = Error("check-failed",
        "A check of the doctor broke off.",
        "The sentence says by what. If nothing explains it, report it with the program's version.");

    /// <summary>All of them, in the order in which they are written here.</summary>
    public static IReadOnlyList<Ailment> All { get; } =
        [.. typeof(Ailments).GetFields().Select(field => field.GetValue(null)).OfType<Ailment>()];

    private static Ailment Error(string code, string means, string mend) => new(code, Severity.Error, means, mend);

    private static Ailment Warning(string code, string means, string mend) => new(code, Severity.Warning, means, mend);
}
