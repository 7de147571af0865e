using Microsoft.AspNetCore.Mvc.ModelBinding;

namespace Checkout.Web.Requests;

/// <summary>Reads the document that a route names by its number, for reading only. <c>CheckoutController</c> answers 404 where the account
/// has none.</summary>
public sealed class DocumentBinder(CheckoutDbContext db) : IModelBinder
{
    private const string Number = "number";

    public async Task BindModelAsync(ModelBindingContext bindingContext)
    {
        var slug = bindingContext.ActionContext.RouteData.Values[Number] as string ?? "";
        var cancellation = bindingContext.HttpContext.RequestAborted;
        IDocument? document = bindingContext.ModelType.Name switch
        {
            nameof(Quote) => await db.NewestAsync(slug, cancellation),
            nameof(Contract) => await db.Contracts.Include(contract => contract.Contacts).BySlugAsync(slug, cancellation),
            nameof(Invoice) => await db.Invoices.BySlugAsync(slug, cancellation),
            nameof(Payment) => await db.Payments.BySlugAsync(slug, cancellation),
            _ => throw new ArgumentOutOfRangeException(nameof(bindingContext), bindingContext.ModelType, "No route names such a document."),
        };
        bindingContext.Result = ModelBindingResult.Success(document);
    }

    public sealed class Provider : IModelBinderProvider
    {
        public IModelBinder? GetBinder(ModelBinderProviderContext context) =>
            typeof(IDocument).IsAssignableFrom(context.Metadata.ModelType)
                ? new Microsoft.AspNetCore.Mvc.ModelBinding.Binders.BinderTypeModelBinder(typeof(DocumentBinder))
                : null;
    }
}
