using Checkout.Data.Payments.Gateways;
using Checkout.Data;
using Checkout.Domain.Contracts;
using Checkout.Web.Documents.Export;
using Checkout.Web.Features.Shared;
using Checkout.Web.Figures;
using Checkout.Web.Hosting;
using Checkout.Web.Listing;
using Checkout.Web.Wording;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Features.Contracts;

/// <summary>The account's contracts.</summary>
[Route("Contracts")]
public sealed class ContractsController(CheckoutDbContext db, Lists lists, CardPayments cards, IPaymentGateway gateway, Reader reader) : CheckoutController
{
    private static readonly ListText Words = new("Contracts", "contract", "contracts")
    {
        SearchHint = "Number, name or purchase order",
        DateWord = "In force",
        EmptyText = "A contract appears here when you accept your first quote. Your account executive can publish one for you.",
    };

    [HttpGet(""), Remembered]
    public async Task<IActionResult> Index([FromQuery] ContractFilter filter, [FromQuery] ExportFormat? format, CancellationToken cancellation)
    {
        var (found, sorts) = (filter.ApplyTo(db, reader.Today), ContractRow.SortsOn(db, reader.Today));
        if (format is { } asked)
        {
            return new ExportResult<ContractRow>(
                asked, "contracts", reader.Today, ContractRow.Columns, ContractRow.Query.Over(db, sorts.Apply(found, filter.Sort), reader.Today).AsAsyncEnumerable());
        }

        var chips = await lists.OverAsync<Contract, IReadOnlyList<StatusChip>>(Words, filter, "Chips", () => ChipsAsync(filter, cancellation));
        return View(await lists.ReadAsync(Words, filter, found, sorts, ContractRow.Query, cancellation, chips));
    }

    [HttpGet("{number}")]
    public async Task<IActionResult> Detail(string number, [FromQuery] string? list, CancellationToken cancellation)
    {
        if (await ContractPage.ReadAsync(db, number, gateway.Name, cards.Limit, reader.Today, cancellation) is not { } page)
        {
            return NotFound();
        }

        var filter = ListFilter.Read<ContractFilter>(list);
        (await lists.WayAsync(filter, filter.ApplyTo(db, reader.Today), ContractRow.SortsOn(db, reader.Today), page.Contract, cancellation)).Keep(ViewData);
        return View(page);
    }

    private async Task<IReadOnlyList<StatusChip>> ChipsAsync(ContractFilter filter, CancellationToken cancellation)
    {
        var found = await filter.WithoutStatus(db).Select(contract => new { contract.StartsOn, contract.EndsOn, contract.TerminatedOn }).ToListAsync(cancellation);
        var counts = found.CountBy(contract => Contract.Status(contract.StartsOn, contract.EndsOn, contract.TerminatedOn, reader.Today)).ToDictionary();
        return
        [
            new StatusChip("", "All", found.Count),
            .. Enum.GetValues<ContractStatus>().Where(status => status is ContractStatus.Active or ContractStatus.Ended || counts.ContainsKey(status))
                .Select(status => new StatusChip(status.ToString(), BillingWords.Of(status).Word, counts.GetValueOrDefault(status))),
        ];
    }
}
