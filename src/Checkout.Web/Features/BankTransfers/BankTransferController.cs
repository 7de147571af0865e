using Checkout.Data;
using Checkout.Data.Numbering;
using Checkout.Data.Transactions;
using Checkout.Domain.Audit;
using Checkout.Domain.Invoices;
using Checkout.Domain.Payments;
using Checkout.Web.Authorization;
using Checkout.Web.Documents;
using Checkout.Web.Features.Shared;
using Checkout.Web.Forms;
using Checkout.Web.Hosting;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Features.BankTransfers;

/// <summary>How to pay one invoice, or several with one transfer, from a bank.</summary>
[Route("Invoices")]
public sealed class BankTransferController(CheckoutDbContext db, CurrentMember member, Reader reader, AccountTransactions transactions, RemittancePdf pdf) : CheckoutController
{
    private const string NotPossible = "This can’t be paid with one transfer";

    [HttpGet("{number}/BankTransfer")]
    public async Task<IActionResult> Detail(string number, CancellationToken cancellation) => await FindAsync(number, cancellation) switch
    {
        null => NotFound(),
        { } invoice when Remittance.Obstacle([invoice]) is { } obstacle => Refused(RefusedPage.About(invoice, NotPossible, obstacle)),
        { } invoice => View("Transfer", await TransferPage.OfAsync(db, invoice, reader.Today, cancellation)),
    };

    [HttpGet("{number}/BankTransfer/Pdf")]
    public async Task<IActionResult> Pdf(string number, CancellationToken cancellation) => await FindAsync(number, cancellation) switch
    {
        null => NotFound(),
        { } invoice when Remittance.Obstacle([invoice]) is { } obstacle => Refused(RefusedPage.About(invoice, NotPossible, obstacle)),
        { } invoice => File(pdf.Print(await TransferPage.OfAsync(db, invoice, reader.Today, cancellation), reader.Culture), "application/pdf", DownloadName.Of($"transfer-{invoice.Slug}", "pdf")),
    };

    /// <param name="invoice">The slugs of the invoices.</param>
    /// <param name="pick">The same, from the ticks of the list.</param>
    [HttpGet("BankTransfer")]
    public async Task<IActionResult> Create([FromQuery] IReadOnlyList<string>? invoice, [FromQuery] IReadOnlyList<string>? pick, CancellationToken cancellation)
    {
        var slugs = (invoice ?? []).Concat(pick ?? []).Distinct(StringComparer.Ordinal).Take(Remittance.MaxInvoices + 1).ToList();
        var chosen = await ChosenAsync(db.Invoices.AsNoTracking(), slugs, cancellation);
        return slugs.Count == 0 ? Impossible("There is nothing to pay", ["Tick the invoices that you want to pay with one transfer in the list of invoices."])
            : chosen.Count < slugs.Count ? NotFound()
            : chosen.Count == 1 ? LocalRedirect($"~/Invoices/{Uri.EscapeDataString(chosen[0].Slug)}/BankTransfer")
            : View("Choose", new TransferChoicePage(chosen, Remittance.Obstacle(chosen)?.ToString()));
    }

    [HttpPost("BankTransfer")]
    public async Task<IActionResult> Create(TransferInput input, CancellationToken cancellation)
    {
        var slugs = input.Invoice.Distinct(StringComparer.Ordinal).ToList();
        if (!ModelState.IsValid)
        {
            var chosen = await ChosenAsync(db.Invoices.AsNoTracking(), slugs, cancellation);
            return Invalid("Choose", new TransferChoicePage(chosen, Remittance.Obstacle(chosen)?.ToString()));
        }

        var form = MemberForm.Of(member, string.Join(' ', slugs.Order(StringComparer.Ordinal)), input.RequestKey, HttpContext);
        return await form.RunAsync(transactions, AuditAction.RemittancePrepared, [], (own, now, token) => PrepareAsync(own, form, slugs, now, token), cancellation) switch
        {
            FormResult.Done done => LocalRedirect("~" + done.ResultUrl),
            FormResult.Repeated repeated => LocalRedirect("~" + repeated.ResultUrl),
            FormResult.Refused refused => Impossible(NotPossible, [refused.Sentence]),
            FormResult.KeyReused => Impossible("This form was sent before", ["It was sent once for other invoices. Open the list of invoices again and tick them there."]),
            _ => NotFound(),
        };
    }

    private static async Task<FormResult> PrepareAsync(CheckoutDbContext own, MemberForm form, List<string> slugs, DateTimeOffset now, CancellationToken cancellation)
    {
        var invoices = await ChosenAsync(own.Invoices, slugs, cancellation);
        if (invoices.Count < slugs.Count)
        {
            return new FormResult.NotFound();
        }

        if (Remittance.Obstacle(invoices) is { } obstacle)
        {
            return new FormResult.Refused(obstacle.ToString());
        }

        var remittance = Remittance.Prepare(await Numbers.RemittanceAsync(own, cancellation), invoices, form.UserId, form.UserName, now);
        own.Remittances.Add(remittance);
        return new FormResult.Done($"/Remittances/{remittance.Number}", remittance.Number, $"{remittance.Total}, {remittance.Lines.Count} invoices");
    }

    private Task<Invoice?> FindAsync(string slug, CancellationToken cancellation) => db.Invoices.AsNoTracking().SingleOrDefaultAsync(row => row.Slug == slug, cancellation);

    private static Task<List<Invoice>> ChosenAsync(IQueryable<Invoice> invoices, List<string> slugs, CancellationToken cancellation) =>
        invoices.Where(row => slugs.Contains(row.Slug)).OrderBy(row => row.DueOn).ThenBy(row => row.Ordinal).ToListAsync(cancellation);
}
