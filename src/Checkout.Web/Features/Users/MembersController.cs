using Checkout.Data.Users;

namespace Checkout.Web.Features.Users;

/// <summary>A person's page: what the person may do here.</summary>
[Route("Users/{number}"), Does(Deed.ManageUsers)]
public sealed class MembersController(MemberPages pages, ManageMembers manage) : CheckoutController
{
    [HttpGet("")]
    public async Task<IActionResult> Detail(string number, CancellationToken cancellation) =>
        await pages.ReadAsync(number, input: null, cancellation) is { } page ? View(page) : NotFound();

    [HttpPost(""), Submits, AsksConfirmation]
    public async Task<IActionResult> Detail(string number, AccessInput input, CancellationToken cancellation) =>
        await pages.ReadAsync(number, input, cancellation) is not { } page ? NotFound()
            : !ModelState.IsValid ? Invalid(page)
            : Answer(await manage.ChangeAsync(Submission, page.Row.Member.Id, input.ToTerms(), cancellation),
                done: $"The access of {page.Row.Name} is changed, from the next click on. We have told {page.Row.Email}.",
                refused: why => MemberPages.RefusalOf(page, why),
                again: () => Invalid(page));
}
