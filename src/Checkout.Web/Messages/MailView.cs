using Checkout.Data.Deadlines;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Razor;

using Checkout.Web.Templates;

namespace Checkout.Web.Messages;

/// <summary>What every template of a mail can say and look up. It prints dates, figures and amounts as the account does.</summary>
public abstract class MailView : RazorPage<Mail>
{
    protected Account Account => Model.Account ?? throw NoAccount();

    protected CheckoutDbContext Db => Model.Db ?? throw NoAccount();

    protected CultureInfo Culture => Model.Culture;

    /// <summary>What the vendor, or the company that the mail is about, is called.</summary>
    protected string VendorName => Model.Look.CalledName;

    protected VendorOptions Vendor => Model.Vendor;

    /// <summary>True for the copy that goes to the account executive, who can't sign in.</summary>
    protected bool ForExecutive => MessageKinds.IsForExecutive(Model.Message.Kind);

    protected string ToExecutive => $"You get this because you are the account executive of {Account.Name}.";

    protected string ToManagers => $"You get this because you manage billing for {Account.Name}.";

    protected (string Name, string Email) Executive => (Account.Executive.Name, Account.Executive.Email);

    public override void Write(object? value) => base.Write(value is null or IHtmlContent ? value : Say($"{value}"));

    protected string Say(Sentence text) => text.Text(Culture);

    protected string WithWeekday(DateOnly date) => DateText.WithWeekday(date, Culture);

    /// <summary>“11:59 p.m. Pacific time on Tuesday, December 29, 2026”: the last moment of a business day.</summary>
    protected string EndOf(DateOnly date) => $"11:59 p.m. {ZoneText.Name(Model.VendorZone)} on {WithWeekday(date)}";

    protected string Instant(DateTimeOffset instant) =>
        $"{DateText.Instant(instant, Model.VendorZone, Culture)}, {ZoneText.Name(Model.VendorZone)}";

    /// <summary>A link that also says which account it belongs to, so that a member of several is switched (A3).</summary>
    protected string Link(string path, string query = "") =>
        $"{Model.PublicUrl.TrimEnd('/')}{path}?account={Uri.EscapeDataString(Account.Number)}{query}";

    protected string Link(DocumentKind kind, string slug, string query = "") => Link(DocumentPath.Of(kind, slug), query);

    /// <summary>What a message is in a mail about several.</summary>
    protected (string What, string? Url, string Says) RowOf(Mail mail) => mail.Row is { } row
        ? (Say(row.What), row.Url, Say(row.Says))
        : (Say(mail.Subject!), mail.Link, "");

    /// <summary>The row that the message is about, given to templates; null where it is gone.</summary>
    protected async Task<T?> FindAsync<T>(IQueryable<T> rows)
        where T : Entity
    {
        var id = Model.Message.SubjectId;
        return await rows.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, Model.Cancellation) is { } found
            ? await GiveAsync(found) : null;
    }

    /// <summary>The same row.</summary>
    /// <exception cref="NotFoundException">It is gone: the mail has nothing to say.</exception>
    protected async Task<T> SubjectAsync<T>(IQueryable<T> rows)
        where T : Entity => await FindAsync(rows) ?? throw new NotFoundException();

    /// <summary>The deadline that the message tells of.</summary>
    /// <exception cref="NotFoundException">It holds no longer: the mail has nothing to say.</exception>
    protected async Task<Deadline> DeadlineAsync() => await FindAsync(Db.DeadlineNotices) is { } notice
        && (await AccountDeadlines.ReadAsync(Db, [notice.Kind], gateway: null, Model.Today, Model.Cancellation))
            .FirstOrDefault(found => found.SubjectId == notice.SubjectId && found.On == notice.On) is { } due
        ? await GiveAsync(due) : throw new NotFoundException();

    protected async Task<T> GetAsync<T>(IQueryable<T> rows, Guid id)
        where T : Entity => await GiveAsync(await rows.AsNoTracking().SingleAsync(row => row.Id == id, Model.Cancellation));

    /// <summary>Lets templates say the values of what the mail is about (<see cref="TemplateValues"/>), and shows the mail as the company
    /// does that issued it.</summary>
    protected async Task<T> GiveAsync<T>(T about)
        where T : notnull
    {
        Model.Give(about);
        await LookAsAsync(about);
        return about;
    }

    /// <summary>Shows the mail as the company does that issued this document.</summary>
    protected async Task LookAsAsync(object about)
    {
        if (Model.Looks.HasCompanies && Model.Company is null && IssuersOf(about) is { } issuers)
        {
            Model.Company = await Db.LegalEntities.Where(row => issuers.Contains(row.Id)).OrderBy(row => row.Ordinal)
                .Select(row => row.ExternalId).FirstOrDefaultAsync(Model.Cancellation);
        }
    }

    private IQueryable<Guid>? IssuersOf(object about) => about switch
    {
        Quote quote => Db.Quotes.Where(row => row.Id == quote.Id).Select(row => row.LegalEntityId),
        Contract contract => Db.Contracts.Where(row => row.Id == contract.Id).Select(row => row.LegalEntityId),
        Order order => Db.Contracts.Where(row => row.Id == order.ContractId).Select(row => row.LegalEntityId),
        Invoice invoice => Db.Invoices.Where(row => row.Id == invoice.Id).Select(row => row.LegalEntityId),
        Payment payment => Db.Allocations.Where(row => row.PaymentId == payment.Id)
            .Join(Db.Invoices, row => row.InvoiceId, row => row.Id, (_, invoice) => invoice.LegalEntityId),
        LegalEntity company => Db.LegalEntities.Where(row => row.Id == company.Id).Select(row => row.Id),
        _ => null,
    };

    /// <summary>The address of a member, for the answer.</summary>
    protected async Task<(string Name, string Email)?> MemberAsync(string name, Guid? userId) =>
        await Db.Users.Where(user => user.Id == userId).Select(user => user.Email).SingleOrDefaultAsync(Model.Cancellation) is { } email
            ? (name, email)
            : null;

    private InvalidOperationException NoAccount() => new($"A message of kind {Model.Message.Kind} belongs to an account.");
}
