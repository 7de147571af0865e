using Checkout.Data.Contracts;

namespace Checkout.Web.Features.Renewals;

/// <summary>“Don’t renew”, and taking it back.</summary>
[Route("Contracts/{number}/Notice"), Does(Deed.Accept)]
public sealed class NoticesController(
    CheckoutDbContext db, GiveRenewalNotice give, TakeRenewalNoticeBack takeBack, Reader reader) : CheckoutController
{
    private const string Nothing = "Nothing was changed";
    private const string Told = "We have e-mailed the billing contacts and your account executive.";

    [HttpGet("")]
    public async Task<IActionResult> Create(Contract contract, CancellationToken cancellation) =>
        contract.CanGiveNotice(reader.Today) || contract.CanTakeNoticeBack(reader.Today)
            ? View("Notice", await PageAsync(contract, new NoticeInput(), cancellation))
            : Refused(RefusedPage.About(contract, "The renewal can’t be changed here", contract.WhyNoNotice(reader.Today)));

    [HttpPost(""), Submits]
    public async Task<IActionResult> Create(Contract contract, NoticeInput input, CancellationToken cancellation)
    {
        if (!ModelState.IsValid && contract.CanGiveNotice(reader.Today))
        {
            return Invalid("Notice", await PageAsync(contract, input, cancellation));
        }

        return Answer(
            await give.RunAsync(Submission, contract.Slug, input.Text, cancellation),
            done: $"{contract.Number} will not renew: it ends on {contract.EndsOn}. "
                + $"You can reverse this until {contract.NoticeOn}. {Told}",
            refused: why => RefusedPage.About(contract, Nothing, why));
    }

    [HttpPost("Withdrawal"), Submits]
    public async Task<IActionResult> Withdraw(Contract contract, CancellationToken cancellation) => Answer(
        await takeBack.RunAsync(Submission, contract.Slug, cancellation),
        done: $"{contract.Number} renews automatically again. {Told}",
        refused: why => RefusedPage.About(contract, Nothing, why));

    private async Task<NoticePage> PageAsync(Contract contract, NoticeInput input, CancellationToken cancellation) => new(
        contract,
        await TakeRenewalNoticeBack.OpenAsync(db, contract, cancellation),
        await db.Accounts.AsNoTracking().Select(account => account.Executive).SingleAsync(cancellation),
        input);
}
