using System.Reflection;
using Microsoft.AspNetCore.Mvc.ModelBinding.Metadata;

namespace Checkout.Web.Forms;

/// <summary>A blank field is bound as null only where its property may be null: elsewhere, and among several texts, it is bound as it was
/// sent.</summary>
internal sealed class BlankTexts : IDisplayMetadataProvider
{
    public void CreateDisplayMetadata(DisplayMetadataProviderContext context)
    {
        var (key, nullability) = (context.Key, new NullabilityInfoContext());
        if (key.ModelType == typeof(string) && (key.MetadataKind switch
        {
            ModelMetadataKind.Property => nullability.Create(key.PropertyInfo!).WriteState,
            ModelMetadataKind.Parameter => nullability.Create(key.ParameterInfo!).WriteState,

            // An element of a list.
            _ => NullabilityState.NotNull,
        }) is NullabilityState.NotNull)
        {
            context.DisplayMetadata.ConvertEmptyStringToNull = false;
        }
    }
}
