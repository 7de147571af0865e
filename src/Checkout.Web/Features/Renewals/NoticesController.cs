using Checkout.Data;
using Checkout.Data.Contracts;
using Checkout.Domain.Contracts;
using Checkout.Web.Authorization;
using Checkout.Web.Features.Shared;
using Checkout.Web.Hosting;
using Checkout.Web.Wording;
using Microsoft.AspNetCore.Mvc;
using Microsoft.EntityFrameworkCore;

namespace Checkout.Web.Features.Renewals;

/// <summary>“Don’t renew”, and taking it back.</summary>
[Route("Contracts/{number}/Notice")]
public sealed class NoticesController(CheckoutDbContext db, CurrentMember member, RenewalNoticePosts posts, Reader reader) : CheckoutController
{
    [HttpGet("")]
    public async Task<IActionResult> Create(string number, CancellationToken cancellation) => await FindAsync(number, cancellation) switch
    {
        null => NotFound(),
        { } contract when contract.CanGiveNotice(reader.Today) || contract.CanTakeNoticeBack(reader.Today) => View("Notice", await PageAsync(contract, new NoticeInput(), cancellation)),
        { } contract => Conflicting("The renewal can’t be switched here", contract),
    };

    [HttpPost("")]
    public async Task<IActionResult> Create(string number, NoticeInput input, CancellationToken cancellation)
    {
        if (await FindAsync(number, cancellation) is not { } contract)
        {
            return NotFound();
        }

        if (!ModelState.IsValid && contract.CanGiveNotice(reader.Today))
        {
            return Invalid("Notice", await PageAsync(contract, input, cancellation));
        }

        return Answer(
            await posts.GiveAsync(PostOf(number, input.RequestKey), input.Text, cancellation),
            $"{contract.Number} does not renew: it ends on {DateText.Spelled(contract.EndsOn, reader.Culture)}. You can take that back until {DateText.Spelled(contract.NoticeOn, reader.Culture)}.");
    }

    [HttpPost("Withdrawal")]
    public async Task<IActionResult> Withdraw(string number, NoticeWithdrawalInput input, CancellationToken cancellation)
    {
        if (await FindAsync(number, cancellation) is not { } contract)
        {
            return NotFound();
        }

        return ModelState.IsValid
            ? Answer(await posts.TakeBackAsync(PostOf(number, input.RequestKey), cancellation), $"{contract.Number} renews by itself again.")
            : BadRequest();
    }

    private IActionResult Answer(RenewalNoticeResult result, string done)
    {
        switch (result)
        {
            case RenewalNoticeResult.Done written:
                Say($"{done} The billing contacts and your account executive got a mail.");
                return LocalRedirect("~" + written.ResultUrl);
            case RenewalNoticeResult.Repeated repeated:
                return LocalRedirect("~" + repeated.ResultUrl);
            case RenewalNoticeResult.Refused refused:
                return Conflicting("Nothing was changed", refused.Contract);
            default:
                return NotFound();
        }
    }

    private RenewalNoticePost PostOf(string number, Guid key) =>
        new(member.Account.Id, number, key, member.User.Id, member.User.Name, member.User.Email, HttpContext.Connection.RemoteIpAddress?.ToString());

    private Task<Contract?> FindAsync(string slug, CancellationToken cancellation) =>
        db.Contracts.AsNoTracking().Include(row => row.Terms).Include(row => row.Contacts).AsSplitQuery().SingleOrDefaultAsync(row => row.Slug == slug, cancellation);

    private async Task<NoticePage> PageAsync(Contract contract, NoticeInput input, CancellationToken cancellation) => new(
        contract,
        await RenewalNoticePosts.OpenAsync(db, contract, cancellation),
        await db.Accounts.AsNoTracking().Select(account => account.Executive).SingleAsync(cancellation),
        input);

    private ViewResult Conflicting(string title, Contract contract)
    {
        var why = contract switch
        {
            _ when contract.EndedEarly(reader.Today) is { } ended => ended.Text(reader.Culture),
            { TakesNotice: false } => $"Whether contract {contract.Number} goes on is not decided here. Your account executive can help.",
            { NoticeGivenAt: not null } when contract.CanTakeNoticeBack(reader.Today) => $"It was said already that contract {contract.Number} shall not renew.",
            { AutoRenews: false } => $"Contract {contract.Number} does not renew by itself.",
            _ when reader.Today > contract.NoticeOn => $"That was possible until {DateText.Spelled(contract.NoticeOn, reader.Culture)}. Your account executive can help.",
            _ => $"Contract {contract.Number} renews by itself, as you want it to.",
        };
        Response.StatusCode = StatusCodes.Status409Conflict;
        return View("Refused", new RenewalRefusedPage(title, why, contract));
    }
}
