using Checkout.Data.Deadlines;
using Microsoft.AspNetCore.Html;
using Microsoft.AspNetCore.Mvc.Razor;

namespace Checkout.Web.Messages;

/// <summary>What every template of a mail can say and look up. It prints dates, figures and amounts as the account does.</summary>
public abstract class MailView : RazorPage<Mail>
{
    protected Account Account => Model.Account ?? throw NoAccount();

    protected CheckoutDbContext Db => Model.Db ?? throw NoAccount();

    protected CultureInfo Culture => Model.Culture;

    protected VendorOptions Vendor => Model.Vendor;

    /// <summary>True for the copy that goes to the account executive, who can't sign in.</summary>
    protected bool ForExecutive => MailTemplates.IsForExecutive(Model.Message.Kind);

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
        : (Say(mail.Subject!), mail.Blocks.FirstOrDefault(block => block.Name.LocalName == "a")?.Attribute("href")?.Value, "");

    /// <summary>The row that the message is about; null where it is gone.</summary>
    protected Task<T?> FindAsync<T>(IQueryable<T> rows)
        where T : Entity
    {
        var id = Model.Message.SubjectId;
        return rows.AsNoTracking().SingleOrDefaultAsync(row => row.Id == id, Model.Cancellation);
    }

    /// <summary>The deadline that the message tells of; null where it holds no longer.</summary>
    protected async Task<Deadline?> DeadlineAsync() => await FindAsync(Db.DeadlineNotices) is { } notice
        ? (await AccountDeadlines.ReadAsync(Db, [notice.Kind], gateway: null, Model.Today, Model.Cancellation))
            .FirstOrDefault(found => found.SubjectId == notice.SubjectId && found.On == notice.On)
        : null;

    protected Task<T> GetAsync<T>(IQueryable<T> rows, Guid id)
        where T : Entity => rows.AsNoTracking().SingleAsync(row => row.Id == id, Model.Cancellation);

    /// <summary>The address of a member, for the answer.</summary>
    protected async Task<(string Name, string Email)?> MemberAsync(string name, Guid? userId) =>
        await Db.Users.Where(user => user.Id == userId).Select(user => user.Email).SingleOrDefaultAsync(Model.Cancellation) is { } email
            ? (name, email)
            : null;

    private InvalidOperationException NoAccount() => new($"A message of kind {Model.Message.Kind} belongs to an account.");
}
