using Checkout.Web.Documents.Export;

namespace Checkout.Web.Features.Contracts;

/// <summary>The account's contracts.</summary>
[Route("Contracts")]
public sealed class ContractsController(CheckoutDbContext db, Lists lists, CardPayments cards, IPaymentGateway gateway, Reader reader,
    CurrentMember member)
    : CheckoutController
{
    private static readonly ListText Words = new("Contracts", "contract", "contracts")
    {
        SearchHint = "Number, name or purchase order",
        DateWord = "In force",
        EmptyText = "A contract appears here when you accept your first quote. Your account executive can prepare one for you.",
    };

    private Sorts<Contract> Sorts => ContractRow.SortsOn(db, reader.Today);

    [HttpGet("")]
    public async Task<IActionResult> Index(
        [FromQuery] ContractFilter filter, [FromQuery] ExportFormat? format, CancellationToken cancellation) =>
        format is { } asked
            ? lists.Export(asked, "contracts", filter, Sorts, ContractRow.Query, ContractRow.Columns)
            : View(await lists.ReadAsync(Words, filter, Sorts, ContractRow.Query, cancellation));

    [HttpGet("{number}")]
    public async Task<IActionResult> Detail(string number, [FromQuery] string? list, CancellationToken cancellation)
    {
        var page = await ContractPage.ReadAsync(db, number, gateway.Name, cards.RangeOf, reader.Today, cancellation)
            ?? throw new NotFoundException();

        (await lists.NeighboursAsync(ListFilter.Read<ContractFilter>(list), Sorts, page.Contract, cancellation)).Store(ViewData);
        return View(member.Account.Rights.IsAdministrator && page.Contract.Contacts.Count > 0
            ? page with { WithoutAccess = await StrangersAsync(page, cancellation) } : page);
    }

    private async Task<HashSet<string>> StrangersAsync(ContractPage page, CancellationToken cancellation)
    {
        var contacts = page.Contract.Contacts.Select(contact => contact.Email).ToHashSet(StringComparer.OrdinalIgnoreCase);
        var keys = contacts.Select(email => email.ToUpperInvariant()).ToList();
        contacts.ExceptWith(await db.Users.Where(user => keys.Contains(user.NormalizedEmail!)
            && db.Memberships.Any(row => row.UserId == user.Id)).Select(user => user.Email!).ToListAsync(cancellation));
        return contacts;
    }
}
